import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SpaceId, spaceDocument } from '../../model/kernel/ids.ts';
import { Classification, type SpaceBody } from '../../model/kernel/space.ts';
import { groupArchive, groupRestore } from '../../model/spaces/group.ts';
import { mayArchive, mayClassify, mayEditGroup } from '../../model/spaces/group-policy.ts';
import { GroupHead } from '../shell/parts/GroupHead.tsx';
import { ItemPending } from '../shell/parts/ItemPending.tsx';
import { sayRefusal } from '../shell/parts/refusals.ts';
import { type Group, useGroup } from '../shell/parts/useGroup.ts';
import { WrittenText } from '../shell/parts/WrittenText.tsx';
import { Sheet } from '../shell/Sheet.tsx';
import { useStore } from '../store/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { ClassificationMark } from '../ui/ClassificationMark.tsx';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import styles from './AboutScreen.module.css';
import { Classify } from './Classify.tsx';
import { EditGroup } from './EditGroup.tsx';
import { Facts } from './Facts.tsx';
import { InsideOnly } from './InsideOnly.tsx';
import { LeaveGroup } from './LeaveGroup.tsx';

/** What a group is for and what holds in it; where it is changed, archived and left. */
export default function AboutScreen() {
  const { t } = useTranslation('groups');
  const { space: given } = useParams({ strict: false }) as { space: string };
  const space = SpaceId.parse(given);
  const group = useGroup(space);
  return (
    <InsideOnly group={group}>
      <Sheet
        id="group"
        head={<GroupHead space={space} tab="about" />}
        main={{
          label: t('about.title'),
          children: <div className={`${styles.scroll} scroll`}>{group.facts ? <About group={group} facts={group.facts} /> : null}</div>,
        }}
      />
    </InsideOnly>
  );
}

function About({ group, facts }: { group: Group; facts: SpaceBody }) {
  const { t } = useTranslation('groups');
  const store = useStore();
  const navigate = useNavigate();
  const { leave } = useSearch({ strict: false }) as { leave?: boolean };
  const { space, actor } = group;
  const [dialog, setDialog] = useState<'edit' | 'classify' | 'archive' | null>(null);
  const close = () => setDialog(null);
  const leaving = (on: boolean) =>
    void navigate({ to: `/groups/${space}/about` as never, search: (on ? { leave: true } : {}) as never, replace: true });
  const mayEdit = mayEditGroup(actor, facts, { access: false }) === null;
  const levels = Classification.options.filter((to) => to !== facts.classification && mayClassify(actor, facts, to) === null);
  const archive = async () => {
    close();
    const ran = await store.run(facts.archived ? groupRestore : groupArchive, space, {});
    if (!ran.ok) sayRefusal(ran.refusal);
  };
  return (
    <div className={styles.column}>
      <section>
        <div className={styles.head}>
          <h2>{t('about.title')}</h2>
          <ItemPending id={spaceDocument(space)} />
          {mayEdit ? (
            <Button size="sm" icon="edit" onClick={() => setDialog('edit')}>
              {t('about.edit')}
            </Button>
          ) : null}
        </div>
        {facts.description ? (
          <div className={styles.description}>
            <WrittenText text={facts.description} mentions={[]} />
          </div>
        ) : (
          <p className={styles.text}>{t(mayEdit ? 'about.emptyMine' : 'about.empty')}</p>
        )}
        <div className={styles.facts}>
          <Facts facts={facts} />
        </div>
      </section>
      <section>
        <div className={styles.head}>
          <h2>{t('level.title')}</h2>
          <ClassificationMark level={facts.classification} />
          {levels.length > 0 ? (
            <Button size="sm" onClick={() => setDialog('classify')}>
              {t('level.change')}
            </Button>
          ) : null}
        </div>
        <p className={styles.text}>{t(`level.${facts.classification}.more`)}</p>
      </section>
      <section className={styles.ends}>
        {mayArchive(actor, facts) === null ? (
          <Row
            title={t(facts.archived ? 'archive.restore' : 'archive.title')}
            text={t(facts.archived ? 'archive.restoreText' : 'archive.text')}
          >
            <Button onClick={() => (facts.archived ? void archive() : setDialog('archive'))}>
              {t(facts.archived ? 'archive.restore' : 'archive.do')}
            </Button>
          </Row>
        ) : null}
        {actor.role ? (
          <Row title={t('leave.title')} text={t(facts.access === 'open' ? 'leave.textOpen' : 'leave.text')}>
            <Button onClick={() => leaving(true)}>{t('leave.do')}</Button>
          </Row>
        ) : null}
      </section>
      {dialog === 'edit' ? <EditGroup space={space} facts={facts} actor={actor} onClose={close} /> : null}
      {dialog === 'classify' ? <Classify space={space} facts={facts} actor={actor} onClose={close} /> : null}
      {leave ? <LeaveGroup group={group} onClose={() => leaving(false)} /> : null}
      <ConfirmDialog
        open={dialog === 'archive'}
        title={t('archive.ask', { name: facts.name })}
        confirm={t('archive.do')}
        onClose={close}
        onConfirm={() => void archive()}
      >
        {t('archive.text')}
      </ConfirmDialog>
    </div>
  );
}

function Row({ title, text, children }: { title: string; text: string; children: React.ReactNode }) {
  return (
    <div className={styles.row}>
      <div>
        {title}
        <small>{text}</small>
      </div>
      {children}
    </div>
  );
}
