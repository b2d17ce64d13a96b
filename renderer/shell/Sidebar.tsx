import { useRouterState } from '@tanstack/react-router';
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
import { isAt, sidebarPlaces } from './navigation.ts';
import { PlaceLink } from './PlaceLink.tsx';
import styles from './Sidebar.module.css';

/** The same in every place: company, places, groups, what one has pinned, oneself. */
export function Sidebar({ rail, grip, go }: { rail: boolean; grip?: ReactNode; go: (to: string) => void }) {
  const { t } = useTranslation('shell');
  const { features } = useApp();
  const path = usePath();
  const sections = useSections();
  // One thing is where one is: the entry, which says more than its place.
  const inEntry = sections.some((section) => section.entries.some((entry) => isAt(path, entry)));
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
              <Place item={item} rail={rail} here={!inEntry && isAt(path, item)} />
            </li>
          ))}
        </ul>
        <Sections sections={sections} path={path} go={go} />
      </div>
      <MeCard className={styles.me} wordsClass={styles.meWords} />
      {grip}
    </nav>
  );
}

const usePath = () => useRouterState({ select: (state) => state.location.pathname });

function Place({ item, rail, here }: { item: NavigationItem; rail: boolean; here: boolean }) {
  const text = useText();
  const count = item.useCount?.() ?? null;
  return (
    <PlaceLink to={item.to} here={here} className={styles.place} tip={rail ? text(item.label) : undefined}>
      <Icon name={item.icon} />
      <span className={styles.words}>{text(item.label)}</span>
      {count ? <CountBadge count={count.count} waits={count.waits} className={count.waits ? styles.waits : styles.count} /> : null}
    </PlaceLink>
  );
}

type ShownSection = Pick<SidebarSection, 'id' | 'title' | 'add'> & {
  entries: readonly SidebarEntry[];
  more: readonly { label: string; to: string }[];
};

/** Sections of the same id share the first one's heading. One with nothing in it, nothing to add and nowhere to go is left out. */
function useSections(): readonly ShownSection[] {
  const { features } = useApp();
  const all = features.flatMap((feature) => feature.sidebar ?? []).sort((a, b) => a.order - b.order);
  const filled = all.map((section) => ({
    ...section,
    // The registrations never change while the app runs, so the hooks are always the same, in the same order.
    // biome-ignore lint/correctness/useHookAtTopLevel: see the line above
    entries: section.useEntries(),
    // biome-ignore lint/correctness/useHookAtTopLevel: the same
    more: section.useMore?.() ?? null,
  }));
  const byId = Map.groupBy(filled, (section) => section.id);
  return [...byId.values()]
    .map((sections) => ({
      id: sections[0]?.id ?? '',
      title: sections[0]?.title ?? '',
      add: sections.find((section) => section.add)?.add,
      entries: sections.flatMap((section) => section.entries),
      more: sections.map((section) => section.more).filter((line) => line !== null),
    }))
    .filter(({ entries, more, add }) => entries.length > 0 || more.length > 0 || add);
}

/** The same groups and pinned things on the phone's "Mer". */
export function SidebarSections({ go }: { go: (to: string) => void }) {
  return <Sections sections={useSections()} path={usePath()} go={go} />;
}

function Sections({ sections, path, go }: { sections: readonly ShownSection[]; path: string; go: (to: string) => void }) {
  const text = useText();
  return sections.map(({ id, title, add, entries, more }) => (
    <section key={id} aria-label={text(title)}>
      <div className={styles.heading}>
        <h2>{text(title)}</h2>
        {add ? <IconButton size="xs" icon="plus" label={text(add.label)} onClick={() => go(add.to)} /> : null}
      </div>
      <ul className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Entry entry={entry} here={isAt(path, entry)} />
          </li>
        ))}
        {more.map((line) => (
          <li key={line.to}>
            <PlaceLink to={line.to} here={false} className={cx(styles.entry, styles.more)}>
              <Icon name="chevron-right" size={16} className={styles.lead} />
              <span className={styles.words}>{line.label}</span>
            </PlaceLink>
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Entry({ entry, here }: { entry: SidebarEntry; here: boolean }) {
  return (
    <PlaceLink to={entry.to} here={here} className={styles.entry} unread={entry.unread}>
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
    </PlaceLink>
  );
}
