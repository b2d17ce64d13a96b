import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DocumentId, SpaceId } from '../../model/kernel/ids.ts';
import { PaneHead } from '../shell/PaneHead.tsx';
import { Sheet } from '../shell/Sheet.tsx';
import { NewPost } from './NewPost.tsx';
import styles from './SavedScreen.module.css';

/** Writing with nothing else around: from the compose button, from "share", and on a phone. */
export default function NewPostScreen() {
  const { t } = useTranslation('feed');
  const navigate = useNavigate();
  const { share, space } = useSearch({ strict: false }) as { share?: string; space?: string };
  return (
    <Sheet
      id="feed"
      immersive
      head={<PaneHead title={t('new.label')} back="/feed" />}
      main={{
        label: t('new.label'),
        children: (
          <div className={`${styles.list} ${styles.writing}`}>
            <NewPost
              startOpen
              share={share ? DocumentId.parse(share) : null}
              space={space ? SpaceId.parse(space) : undefined}
              onDone={() => void navigate({ to: '/feed' as never })}
            />
          </div>
        ),
      }}
    />
  );
}
