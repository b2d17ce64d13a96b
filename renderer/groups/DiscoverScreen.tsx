import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COMPANY } from '../../model/kernel/ids.ts';
import { mayCreateGroup } from '../../model/spaces/group-policy.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { useActor } from '../shell/parts/useRole.ts';
import { PaneHead } from '../shell/PaneHead.tsx';
import { Sheet } from '../shell/Sheet.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SearchField } from '../ui/Field.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import styles from './DiscoverScreen.module.css';
import { type Choice, isMine, shownGroups } from './discovery.ts';
import { GroupRow } from './GroupRow.tsx';
import { NewGroup } from './NewGroup.tsx';
import { useGroups } from './useGroups.ts';

/** Every group one can know of: what it is for, and the way in. */
export default function DiscoverScreen() {
  const { t } = useTranslation('groups');
  const format = useFormat();
  const navigate = useNavigate();
  const making = useLocation().pathname === '/groups/new';
  const { loading, groups } = useGroups();
  const [choice, setChoice] = useState<Choice>('all');
  const [sought, setSought] = useState('');
  const mayCreate = mayCreateGroup(useActor(COMPANY)) === null;
  const shown = shownGroups(groups, choice, sought);
  const tab = (id: Choice, label: string, count: number) => ({
    id,
    label,
    active: id === choice,
    count: format.number(count),
    onSelect: () => setChoice(id),
  });
  const archived = groups.filter((group) => group.facts.archived).length;
  const tabs = [
    tab('all', t('choice.all'), groups.length - archived),
    tab('mine', t('choice.mine'), groups.filter((group) => isMine(group) && !group.facts.archived).length),
    ...(archived > 0 || choice === 'archived' ? [tab('archived', t('choice.archived'), archived)] : []),
  ];
  const start = () => void navigate({ to: '/groups/new' as never });
  return (
    <>
      <Sheet
        id="groups"
        head={
          <PaneHead
            title={t('title')}
            tabs={tabs}
            tabsLabel={t('choice.label')}
            actions={
              mayCreate ? (
                <Button variant="primary" icon="plus" onClick={start}>
                  {t('new.title')}
                </Button>
              ) : undefined
            }
            phoneActions={mayCreate ? <IconButton icon="plus" label={t('new.title')} onClick={start} /> : undefined}
          />
        }
        main={{
          label: t('title'),
          children: (
            <div className={`${styles.scroll} scroll`}>
              <div className={styles.column}>
                <SearchField
                  size="lg"
                  label={t('search')}
                  placeholder={t('search')}
                  value={sought}
                  onChange={(event) => setSought(event.currentTarget.value)}
                />
                {loading ? <Skeleton shape="rows" count={6} /> : null}
                <ul className={styles.list} aria-label={t('title')}>
                  {shown.map((group) => (
                    <GroupRow key={group.space} group={group} sought={sought} />
                  ))}
                </ul>
                {!loading && shown.length === 0 ? (
                  sought.trim() ? (
                    <EmptyState art="lens" title={t('none', { words: sought.trim() })} text={mayCreate ? t('noneText') : undefined} />
                  ) : (
                    <EmptyState
                      art="talk"
                      title={t(choice === 'mine' ? 'emptyMine' : 'empty')}
                      text={t(choice === 'mine' ? 'emptyMineText' : 'emptyText')}
                    />
                  )
                ) : null}
              </div>
            </div>
          ),
        }}
      />
      {making ? <NewGroup onClose={() => void navigate({ to: '/groups' })} /> : null}
    </>
  );
}
