import { useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NavigationItem } from '../feature.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { SyncCorner } from './SyncCorner.tsx';
import { useBell } from './navigation.ts';
import styles from './TitleBar.module.css';

type TitleBarProps = { onToggleSidebar: () => void; onSearch: () => void; onHelp: () => void };

/** 44 px over everything. It drags the window; its controls do not. */
export function TitleBar({ onToggleSidebar, onSearch, onHelp }: TitleBarProps) {
  const { t } = useTranslation('shell');
  const { back, forward } = useHistorySteps();
  const bell = useBell();
  return (
    <header className={styles.bar} data-pane tabIndex={-1}>
      <div className={styles.left}>
        <IconButton icon="sidebar" label={t('toggleSidebar')} keys="mod+b" onClick={onToggleSidebar} />
        <IconButton icon="arrow-left" label={t('back')} keys="mod+[" disabled={!back} onClick={back} />
        <IconButton icon="arrow-right" label={t('forward')} keys="mod+]" disabled={!forward} onClick={forward} />
      </div>
      <button type="button" className={styles.search} onClick={onSearch} aria-keyshortcuts="Control+K Meta+K" data-edge>
        <Icon name="search" size={16} />
        <span>{t('search')}</span>
        <span aria-hidden="true">
          <Kbd keys="mod+k" />
        </span>
      </button>
      <div className={styles.right}>
        <SyncCorner />
        {bell ? <Bell item={bell} /> : null}
        <IconButton icon="help" label={t('help')} keys="?" onClick={onHelp} />
      </div>
    </header>
  );
}

function Bell({ item }: { item: NavigationItem }) {
  const { t } = useTranslation('shell');
  const router = useRouter();
  const here = useRouterState({ select: (state) => state.location.pathname.startsWith(item.to) });
  const count = item.useCount?.()?.count ?? 0;
  return (
    <IconButton
      icon="bell"
      label={count > 0 ? t('notificationsNew', { count }) : t('notifications')}
      dot={count > 0}
      aria-current={here ? 'page' : undefined}
      onClick={() => void router.navigate({ to: item.to })}
    />
  );
}

/** Steps that can be taken; a missing one has nowhere to go. The browser does not tell what lies ahead, so we remember how far we were. */
export function useHistorySteps(): { back?: () => void; forward?: () => void } {
  const { history } = useRouter();
  const at = useRouterState({ select: (state) => (state.location.state as { __TSR_index?: number }).__TSR_index ?? 0 });
  const [furthest, setFurthest] = useState(at);
  useEffect(
    () =>
      history.subscribe(({ location, action }: { location: { state: object }; action: { type: string } }) => {
        const index = (location.state as { __TSR_index?: number }).__TSR_index ?? 0;
        setFurthest((before) => (action.type === 'PUSH' ? index : Math.max(before, index)));
      }),
    [history],
  );
  return { back: at > 0 ? () => history.back() : undefined, forward: at < furthest ? () => history.forward() : undefined };
}
