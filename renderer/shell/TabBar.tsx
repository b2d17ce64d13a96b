import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useText } from '../i18n/useText.ts';
import type { NavigationItem } from '../feature.ts';
import { CountBadge } from '../ui/CountBadge.tsx';
import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/Icon.tsx';
import { useApp } from './app-context.ts';
import { isAt, phonePlaces } from './navigation.ts';
import { PlaceLink } from './PlaceLink.tsx';
import styles from './TabBar.module.css';

/** The phone's way between places: at most four, and the rest under "Mer". */
export function TabBar({ className }: { className?: string }) {
  const { t } = useTranslation('shell');
  const { features } = useApp();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const places = phonePlaces(features);
  // What has no tab of its own is reached by "Mer".
  const elsewhere = !places.some((item) => isAt(path, item));
  return (
    <nav className={cx(styles.bar, className)} aria-label={t('mainMenu')}>
      {places.map((item) => (
        <Tab key={item.id} item={item} here={isAt(path, item)} />
      ))}
      <PlaceLink to="/more" here={elsewhere} className={styles.tab}>
        <span className={styles.icon}>
          <Icon name="menu" size={24} />
        </span>
        {t('more')}
      </PlaceLink>
    </nav>
  );
}

function Tab({ item, here }: { item: NavigationItem; here: boolean }) {
  const text = useText();
  const count = item.useCount?.() ?? null;
  return (
    <PlaceLink to={item.to} here={here} className={styles.tab}>
      <span className={styles.icon}>
        <Icon name={item.icon} size={24} />
        {count?.waits ? <CountBadge count={count.count} waits className={styles.count} /> : null}
      </span>
      {text(item.label)}
    </PlaceLink>
  );
}
