import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useText } from '../i18n/useText.ts';
import type { NavigationItem } from '../feature.ts';
import { CountBadge } from '../ui/CountBadge.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useApp } from './app-context.ts';
import { sidebarPlaces } from './navigation.ts';
import { PaneHead } from './PaneHead.tsx';
import { Sheet } from './Sheet.tsx';
import { SidebarSections } from './Sidebar.tsx';
import { useSignOut } from './SignOut.tsx';
import styles from './MoreScreen.module.css';

/** The phone's "Mer": the places without a tab, one's groups and what is pinned, settings, the way out. */
export default function MoreScreen() {
  const { t } = useTranslation('shell');
  const { features } = useApp();
  const navigate = useNavigate();
  const signOut = useSignOut();
  return (
    <Sheet
      id="more"
      main={{
        label: t('more'),
        children: (
          <>
            <PaneHead title={t('more')} />
            <div className={`${styles.scroll} scroll`}>
              <ul>
                {sidebarPlaces(features)
                  .filter((item) => item.phone === undefined)
                  .map((item) => (
                    <li key={item.id}>
                      <Place item={item} />
                    </li>
                  ))}
              </ul>
              <SidebarSections go={(to) => void navigate({ to })} />
              <div className={styles.line} />
              <Link to="/settings" className={styles.row}>
                <Icon name="sliders" />
                {t('settings')}
              </Link>
              <button type="button" className={styles.row} onClick={signOut}>
                <Icon name="arrow-right" />
                {t('signOut')}
              </button>
            </div>
          </>
        ),
      }}
    />
  );
}

function Place({ item }: { item: NavigationItem }) {
  const text = useText();
  const count = item.useCount?.() ?? null;
  return (
    <Link to={item.to} className={styles.row}>
      <Icon name={item.icon} />
      <span className="grow">{text(item.label)}</span>
      {count ? <CountBadge count={count.count} waits={count.waits} /> : null}
    </Link>
  );
}
