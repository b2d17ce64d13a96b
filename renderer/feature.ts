import type { ComponentType } from 'react';
import type { SpaceId } from '../model/kernel/ids.ts';
import type { Classification } from '../model/kernel/space.ts';
import type { Store } from './store/store.ts';
import type { IconName } from './ui/icons.tsx';

/**
 * By this a feature enters the interface: a folder under `renderer/` whose `index.ts` exports one of these, and a line in
 * `features.ts`. The shell and other features read the registration; nobody imports another feature's folder.
 */
export type RendererFeature = {
  name: string;
  routes?: readonly FeatureRoute[];
  navigation?: readonly NavigationItem[];
  sidebar?: readonly SidebarSection[];
  /** What "write new" (mod+n and the button beside the company's name) does here. */
  compose?: readonly ComposeAction[];
  slots?: SlotFillings;
  shortcuts?: readonly ShortcutDefinition[];
  /** Shows nothing and is there for as long as somebody is signed in: what must happen whatever screen is shown. */
  background?: ComponentType;
  switcher?: readonly SwitcherProvider[];
  settings?: readonly SettingsSection[];
  /** How this feature's commands are named in the outbox, by the command's name. */
  commands?: Readonly<Record<string, CommandWords | null>>;
  /** A hook: what of this feature can be read without a network. */
  useStoredHere?: () => readonly StoredHere[];
  /** The address of the search page for a query, if this feature is the search page. */
  searchPath?: (query: string) => string;
};

export const defineFeature = (feature: RendererFeature): RendererFeature => feature;

/** A screen. The module is fetched when somebody first goes there (or hovers a link to it). */
export type FeatureRoute = {
  /** As in TanStack Router: `/chat/$space`. Static parts win over `$` parts. */
  path: string;
  load: () => Promise<{ default: ComponentType }>;
  /** Parses what stands after `?`; throw to fall back to nothing. */
  search?: (raw: Record<string, unknown>) => Record<string, unknown>;
};

export type Count = { count: number /** Kanel: it waits for the reader. */; waits: boolean };

export type NavigationItem = {
  id: string;
  /** Key of the label, with its namespace: `feed:title`. */
  label: string;
  icon: IconName;
  to: string;
  /** Place in the sidebar: feed 10, chat 20, groups 30, wiki 40, people 50, files 60. mod+1… follow this order. */
  order: number;
  /** Its place in the phone's tab bar; without one it stands under "Mer". `bell` is the window's bell and not in the sidebar. */
  phone?: number;
  place?: 'sidebar' | 'bell';
  /** A hook. */
  useCount?: () => Count | null;
  /** Addresses of this place that do not begin with `to`, and those that do and are another's. */
  also?: readonly string[];
  not?: readonly string[];
};

export type SidebarEntry = {
  id: string;
  label: string;
  to: string;
  /** Other addresses of the same thing, with what is below them. */
  also?: readonly string[];
  lead:
    | {
        avatar: {
          id: string;
          name: string;
          mark?: string;
          src?: string | null;
          shape: 'person' | 'group';
          presence?: 'online' | 'away' | 'busy' | 'offline' | null;
        };
      }
    | { icon: IconName };
  /** Bold. */
  unread?: boolean;
  count?: Count;
  /** Secret or confidential: a padlock. */
  closed?: boolean;
};

export type SidebarSection = {
  id: string;
  /** Key of the heading. Sections of the same id stand together under the first one's heading. */
  title: string;
  order: number;
  /** A hook. */
  useEntries: () => readonly SidebarEntry[];
  add?: { label: string; to: string };
  /** A hook: the line after the entries, such as "Alla 123 grupper". */
  useMore?: () => { label: string; to: string } | null;
};

/** Under "Fäst": what the person has pinned of a feature. Add `useEntries`. */
export const PINNED_SECTION = { id: 'pinned', title: 'shell:pinned', order: 200 } as const satisfies Partial<SidebarSection>;

export type ComposeAction = { id: string; label: string; icon: IconName; order: number; run: (go: (to: string) => void) => void };

/**
 * Places where one feature shows another's. The owner of a place adds it by declaration merging:
 * `declare module '../feature.ts' { interface SlotProps { 'post.body': { post: DocumentId } } }`
 */
export interface SlotProps {
  /** Right column of the feed. */
  'feed.aside': Record<never, never>;
  /** Right column of a group's feed. */
  'group.aside': { space: SpaceId };
  /** The card over the sidebar's last row: presence and status. */
  'me.card': { close: () => void };
}
export type SlotName = keyof SlotProps;
export type SlotFillings = { [Name in SlotName]?: readonly ComponentType<SlotProps[Name]>[] };

export type ShortcutDefinition = {
  /** `mod+shift+f`, `alt+up`, `j`; see ui/keys.ts. */
  keys: string;
  /** Key of what it does, for the overview. */
  label: string;
  run: (context: { go: (to: string) => void }) => void;
};

/** A hit in the quick switcher. `score` orders hits of the same section; what the query says is marked in the words. */
export type SwitcherHit = {
  id: string;
  title: string;
  detail?: string;
  lead: SidebarEntry['lead'];
  section: 'places' | 'actions';
  score: number;
  classification?: Classification;
  keys?: string;
  /** Tab narrows the search to this. */
  scope?: SwitcherScope;
  open: { to: string } | { run: () => void };
};
export type SwitcherScope = { id: string; label: string };

export type SwitcherContext = {
  scope: SwitcherScope | null;
  /** Aborts when the query has changed. */
  signal: AbortSignal;
  limit: number;
  store: Store;
  /** Addresses one has been at, the latest first; where one is now is left out. */
  recent: readonly string[];
};

export type SwitcherProvider = {
  id: string;
  /** Answers from the device alone. An empty query asks for what was used last. */
  find: (query: string, context: SwitcherContext) => Promise<readonly SwitcherHit[]>;
};

/**
 * `null` for what happens without being meant, such as how far one has read: it is neither shown nor counted as waiting.
 * @example `{ icon: 'chat', label: 'feed:outbox.comment' }`: "Kommentar"
 */
export type CommandWords = { icon: IconName; label: string };

/** "Flöde och chattar", "Senaste 90 dagarna" */
export type StoredHere = { id: string; icon: IconName; title: string; detail: string };

export type SettingsSection = { id: string; label: string; icon: IconName; order: number; load: () => Promise<{ default: ComponentType }> };
