import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../i18n/useText.ts';
import type { NavigationItem, SidebarEntry, SidebarSection } from '../feature.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { CountBadge } from '../ui/CountBadge.tsx';
import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { useApp } from './app-context.ts';
import { CompanyMenu } from './CompanyMenu.tsx';
import { ComposeButton } from './ComposeButton.tsx';
import { MeCard } from './MeCard.tsx';
import { sidebarPlaces } from './navigation.ts';
import styles from './Sidebar.module.css';

/** The same in every place: company, places, groups, what one has pinned, oneself. */
export function Sidebar({ rail, grip, go }: { rail: boolean; grip?: ReactNode; go: (to: string) => void }) {
  const { t } = useTranslation('shell');
  const { features } = useApp();
  return (
    <nav className={cx(styles.sidebar, rail && styles.rail)} aria-label={t('mainMenu')} data-pane tabIndex={-1}>
      <div className={styles.top}>
        <CompanyMenu className={styles.company} />
        <ComposeButton />
      </div>
      <div className={styles.scroll}>
        <ul className={styles.list}>
          {sidebarPlaces(features).map((item) => (
            <li key={item.id}>
              <Place item={item} rail={rail} />
            </li>
          ))}
        </ul>
        <SidebarSections go={go} />
      </div>
      <MeCard className={styles.me} wordsClass={styles.meWords} />
      {grip}
    </nav>
  );
}

const usePath = () => useRouterState({ select: (state) => state.location.pathname });
const isWithin = (path: string, address: string) => path === address || path.startsWith(`${address}/`);

function Place({ item, rail }: { item: NavigationItem; rail: boolean }) {
  const text = useText();
  const count = item.useCount?.() ?? null;
  const path = usePath();
  const here = item.useHere?.()(path) ?? isWithin(path, item.to);
  return (
    <Link
      to={item.to}
      className={styles.place}
      activeProps={{}}
      aria-current={here ? 'page' : undefined}
      data-tip={rail ? text(item.label) : undefined}
    >
      <Icon name={item.icon} />
      <span className={styles.words}>{text(item.label)}</span>
      {count ? <CountBadge count={count.count} waits={count.waits} className={count.waits ? styles.waits : styles.count} /> : null}
    </Link>
  );
}

/** Sections of the same id share the first one's heading. */
export function SidebarSections({ go }: { go: (to: string) => void }) {
  const { features } = useApp();
  const byId = Map.groupBy(
    features.flatMap((feature) => feature.sidebar ?? []).sort((a, b) => a.order - b.order),
    (section) => section.id,
  );
  return [...byId].map(([id, sections]) => <Section key={id} sections={sections} go={go} />);
}

/** A heading with nothing under it, nothing to add and nowhere to go is left out. */
function Section({ sections, go }: { sections: readonly SidebarSection[]; go: (to: string) => void }) {
  const text = useText();
  const first = sections[0];
  const add = sections.find((section) => section.add)?.add;
  // The registrations never change while the app runs, so the hooks are always the same, in the same order.
  const entries = sections.flatMap((section) => section.useEntries());
  const more = sections.map((section) => section.useMore?.() ?? null).filter((line) => line !== null);
  if (!first || (entries.length === 0 && more.length === 0 && !add)) return null;
  return (
    <>
      <div className={styles.heading}>
        <h2>{text(first.title)}</h2>
        {add ? <IconButton size="xs" icon="plus" label={text(add.label)} onClick={() => go(add.to)} /> : null}
      </div>
      <ul className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Entry entry={entry} />
          </li>
        ))}
        {more.map((line) => (
          <li key={line.to}>
            <Link to={line.to} className={cx(styles.entry, styles.more)} activeProps={{}} aria-current={false}>
              <Icon name="chevron-right" size={16} className={styles.lead} />
              <span className={styles.words}>{line.label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function Entry({ entry }: { entry: SidebarEntry }) {
  const path = usePath();
  const here = [entry.to, ...(entry.also ?? [])].some((address) => isWithin(path, address));
  return (
    <Link
      to={entry.to}
      className={styles.entry}
      activeProps={{}}
      aria-current={here ? 'page' : undefined}
      data-unread={entry.unread || undefined}
    >
      {'avatar' in entry.lead ? (
        <Avatar size={22} {...entry.lead.avatar} />
      ) : (
        <Icon name={entry.lead.icon} size={18} className={styles.lead} />
      )}
      <span className={styles.words}>{entry.label}</span>
      {entry.closed ? <Icon name="lock" size={14} className={styles.tail} /> : null}
      {entry.count ? (
        <CountBadge count={entry.count.count} waits={entry.count.waits} className={entry.count.waits ? styles.waits : styles.count} />
      ) : null}
    </Link>
  );
}
