import { useTranslation } from 'react-i18next';
import type { PersonId } from '../../../model/kernel/ids.ts';
import type { Version } from '../../../model/writing/written.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import styles from './History.module.css';
import { usePerson } from './usePerson.ts';
import { WrittenText } from './WrittenText.tsx';

type Body = { text: string; version: number; history: readonly Version[]; editedAt: number | null; editedBy: PersonId | null };

/** The versions of a text, the latest first. One that was written over unseen says so: nothing was lost. */
export function History({ body, author, onClose }: { body: Body; author: PersonId | null; onClose: () => void }) {
  const { t } = useTranslation('parts');
  const now: Version = { version: body.version, text: body.text, by: body.editedBy ?? author, at: body.editedAt ?? 0, unseen: false };
  return (
    <Dialog open wide title={t('history.title')} onClose={onClose}>
      <ol className={styles.versions}>
        {[now, ...[...body.history].reverse()].map((version, index) => (
          <li key={version.version}>
            <p className={styles.head}>
              <Author person={version.by} />
              {version.at > 0 ? <RelativeTime at={version.at} /> : null}
              {index === 0 ? <Chip tone="ok">{t('history.shown')}</Chip> : null}
              {version.unseen ? <Chip tone="warn">{t('history.unseen')}</Chip> : null}
            </p>
            {version.title ? <h3>{version.title}</h3> : null}
            <WrittenText text={version.text} mentions={[]} />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

const Author = ({ person }: { person: PersonId | null }) => <b>{usePerson(person).name}</b>;
