import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useText } from '../i18n/useText.ts';
import type { NavigationItem } from '../feature.ts';
import { CountBadge } from '../ui/CountBadge.tsx';
import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/Icon.tsx';
import { useApp } from './app-context.ts';
import { phonePlaces } from './navigation.ts';
import styles from './TabBar.module.css';

/** The phone's way between places: at most four, and the rest under "Mer". */
export function TabBar({ className }: { className?: string }) {
  const { t } = useTranslation('shell');
  const { features } = useApp();
  return (
    <nav className={cx(styles.bar, className)} aria-label={t('mainMenu')}>
      {phonePlaces(features).map((item) => (
        <Tab key={item.id} item={item} />
      ))}
      <Link to="/more" className={styles.tab}>
        <span className={styles.icon}>
          <Icon name="menu" size={24} />
        </span>
        {t('more')}
      </Link>
    </nav>
  );
}

function Tab({ item }: { item: NavigationItem }) {
  const text = useText();
  const count = item.useCount?.() ?? null;
  return (
    <Link to={item.to} className={styles.tab}>
      <span className={styles.icon}>
        <Icon name={item.icon} size={24} />
        {count?.waits ? <CountBadge count={count.count} waits className={styles.count} /> : null}
      </span>
      {text(item.label)}
    </Link>
  );
}
