import { Link } from '@tanstack/react-router';
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

function Place({ item, rail }: { item: NavigationItem; rail: boolean }) {
  const text = useText();
  const count = item.useCount?.() ?? null;
  return (
    <Link to={item.to} className={styles.place} activeOptions={{ exact: false }} data-tip={rail ? text(item.label) : undefined}>
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

function Section({ sections, go }: { sections: readonly SidebarSection[]; go: (to: string) => void }) {
  const text = useText();
  const first = sections[0];
  const add = sections.find((section) => section.add)?.add;
  if (!first) return null;
  return (
    <>
      <div className={styles.heading}>
        <h2>{text(first.title)}</h2>
        {add ? <IconButton size="xs" icon="plus" label={text(add.label)} onClick={() => go(add.to)} /> : null}
      </div>
      <ul className={styles.list}>
        {sections.map((section, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of registrations never changes while the app runs
          <Entries key={index} section={section} />
        ))}
      </ul>
    </>
  );
}

function Entries({ section }: { section: SidebarSection }) {
  const entries = section.useEntries();
  const more = section.useMore?.() ?? null;
  return (
    <>
      {entries.map((entry) => (
        <li key={entry.id}>
          <Entry entry={entry} />
        </li>
      ))}
      {more ? (
        <li>
          <Link to={more.to} className={cx(styles.entry, styles.more)} activeOptions={{ exact: true }}>
            <Icon name="chevron-right" size={16} className={styles.lead} />
            <span className={styles.words}>{more.label}</span>
          </Link>
        </li>
      ) : null}
    </>
  );
}

function Entry({ entry }: { entry: SidebarEntry }) {
  return (
    <Link to={entry.to} className={styles.entry} data-unread={entry.unread || undefined}>
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
