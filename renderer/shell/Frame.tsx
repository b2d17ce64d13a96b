import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { type CSSProperties, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../i18n/useText.ts';
import { useLive } from '../store/hooks.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { appearance, setAppearance } from './appearance.ts';
import { useApp } from './app-context.ts';
import { Background } from './Background.tsx';
import { useCompose } from './ComposeButton.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Grip } from './Grip.tsx';
import { KeyboardProvider, useShortcuts } from './keyboard.tsx';
import { useLayout } from './layout.ts';
import { sidebarPlaces } from './navigation.ts';
import { movePane } from './pane-focus.ts';
import { paneWidths, setPaneWidth } from './pane-widths.ts';
import { ShortcutsProvider, useShortcutsDialog } from './ShortcutsDialog.tsx';
import { Sidebar } from './Sidebar.tsx';
import { SignOutProvider } from './SignOut.tsx';
import { SwitcherContext } from './switcher-context.ts';
import { SyncNews } from './SyncCorner.tsx';
import { TabBar } from './TabBar.tsx';
import { TitleBar, useHistorySteps } from './TitleBar.tsx';
import { useOpenedFromOutside } from './useOpenedFromOutside.ts';
import { useRecentPlaces } from './useRecentPlaces.ts';
import styles from './Frame.module.css';

const Switcher = lazy(() => import('./Switcher.tsx'));

const SIDEBAR = 240;

/** The window around every screen: the same in all of them. */
export function Frame() {
  const [searching, setSearching] = useState(false);
  const recent = useRecentPlaces();
  useOpenedFromOutside();
  return (
    <KeyboardProvider>
      <SwitcherContext value={() => setSearching(true)}>
        <SignOutProvider>
          <ShortcutsProvider>
            <Window onSearch={() => setSearching(true)} />
            {searching ? (
              <Suspense fallback={null}>
                <Switcher recent={recent} onClose={() => setSearching(false)} />
              </Suspense>
            ) : null}
            <SyncNews />
            <Background />
          </ShortcutsProvider>
        </SignOutProvider>
      </SwitcherContext>
    </KeyboardProvider>
  );
}

function Window({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation('shell');
  const layout = useLayout();
  const { sidebar } = useLive(appearance);
  const widths = useLive(paneWidths);
  const navigate = useNavigate();
  const shortcuts = useShortcutsDialog();
  const place = useRouterState({ select: (state) => state.location.pathname });
  const rail = layout === 'rail' || sidebar === 'rail';
  const toggleSidebar = () => setAppearance({ sidebar: sidebar === 'rail' ? 'open' : 'rail' });
  useShellShortcuts(onSearch, toggleSidebar);

  const width = widths.sidebar ?? SIDEBAR;
  const phone = layout === 'phone';
  return (
    <div
      className={styles.app}
      data-sidebar={rail ? 'rail' : undefined}
      style={rail || phone ? undefined : ({ '--sidebar-w': `${width}px` } as CSSProperties)}
    >
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      {phone ? null : (
        <>
          <TitleBar onToggleSidebar={toggleSidebar} onSearch={onSearch} onHelp={shortcuts} />
          <Sidebar
            rail={rail}
            go={(to) => void navigate({ to })}
            grip={
              rail ? null : (
                <Grip
                  className={styles.grip}
                  pane={t('sidebar')}
                  side="before"
                  min={200}
                  max={340}
                  width={width}
                  onChange={(next) => setPaneWidth('sidebar', next)}
                />
              )
            }
          />
        </>
      )}
      <main className={styles.sheet} id="main" tabIndex={-1}>
        {/* A broken screen is left behind when one goes somewhere else. */}
        <ErrorBoundary place={place}>
          <Suspense fallback={<Skeleton shape="posts" />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
      {phone ? <TabBar className={styles.tabs} /> : null}
    </div>
  );
}

/** The keyboard map of the window itself, and what the features have registered. */
function useShellShortcuts(onSearch: () => void, toggleSidebar: () => void): void {
  const { t } = useTranslation('shell');
  const text = useText();
  const { features } = useApp();
  const navigate = useNavigate();
  const overview = useShortcutsDialog();
  const { back, forward } = useHistorySteps();
  const [write] = useCompose();
  const searchPath = features.map((feature) => feature.searchPath).find(Boolean);
  const go = (to: string) => void navigate({ to });
  const own = [
    { keys: 'mod+k', label: t('shortcuts.switcher'), run: onSearch },
    { keys: '?', label: t('shortcuts.overview'), run: overview },
    { keys: 'mod+,', label: t('shortcuts.settings'), run: () => go('/settings') },
    { keys: 'mod+b', label: t('shortcuts.sidebar'), run: toggleSidebar, inText: false },
    { keys: 'f6', label: t('shortcuts.nextPane'), run: () => movePane(1) },
    { keys: 'shift+f6', label: t('shortcuts.previousPane'), run: () => movePane(-1) },
    ...(back ? [{ keys: 'mod+[', label: t('shortcuts.back'), run: back }] : []),
    ...(forward ? [{ keys: 'mod+]', label: t('shortcuts.forward'), run: forward }] : []),
    ...(write ? [{ keys: 'mod+n', label: t('shortcuts.compose'), run: write.start }] : []),
    ...(searchPath ? [{ keys: 'mod+shift+f', label: t('shortcuts.searchPage'), run: () => go(searchPath('')) }] : []),
  ];
  const places = sidebarPlaces(features)
    .slice(0, 9)
    .map((item, index) => ({ keys: `mod+${index + 1}`, label: text(item.label), group: t('shortcuts.places'), run: () => go(item.to) }));
  const theirs = features.flatMap((feature) =>
    (feature.shortcuts ?? []).map((shortcut) => ({
      keys: shortcut.keys,
      label: text(shortcut.label),
      run: () => shortcut.run({ go }),
      group: text(`${feature.name}:title`),
    })),
  );
  useShortcuts([...own.map((shortcut) => ({ ...shortcut, group: t('shortcuts.general') })), ...places, ...theirs]);
}
