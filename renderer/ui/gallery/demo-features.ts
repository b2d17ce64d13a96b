import { type Count, PINNED_SECTION, type RendererFeature, type SidebarEntry, type SwitcherHit } from '../../feature.ts';
import { matchScore } from '../../shell/switcher-hits.ts';

/** The places of the drawings, with what they count, all leading to pages of the gallery. */

const place = (
  id: string,
  label: string,
  icon: NonNullable<RendererFeature['navigation']>[number]['icon'],
  order: number,
  count?: Count,
  phone?: number,
) => ({ id, label, icon, order, phone, to: `/_gallery/${id}`, useCount: () => count ?? null }) as const;

const group = (id: string, name: string, mark: string, more: Partial<SidebarEntry> = {}): SidebarEntry => ({
  id,
  label: name,
  to: `/_gallery/groups/${id}`,
  lead: { avatar: { id, name, mark, shape: 'group' } },
  ...more,
});
const groups: readonly SidebarEntry[] = [
  group('g-3', 'Vättra – leverans', 'VE', { unread: true, closed: true, count: { count: 5, waits: false } }),
  group('g-1', 'Dataplattform', 'D', { unread: true, count: { count: 2, waits: false } }),
  group('g-5', 'Göteborgskontoret', 'GB', { unread: true, count: { count: 4, waits: false } }),
  group('g-7', 'Kvalitet & metod', 'KM'),
  group('g-9', 'Hållbarhetsrådet', 'H'),
];
const pinned: readonly SidebarEntry[] = [
  {
    id: 'amira',
    label: 'Amira Haddad',
    to: '/_gallery/chat/amira',
    unread: true,
    count: { count: 2, waits: true },
    lead: { avatar: { id: 'amira', name: 'Amira Haddad', shape: 'person', presence: 'online' } },
  },
  {
    id: 'oskar',
    label: 'Oskar Brännvall',
    to: '/_gallery/chat/oskar',
    unread: true,
    count: { count: 1, waits: true },
    lead: { avatar: { id: 'oskar', name: 'Oskar Brännvall', shape: 'person', presence: 'away' } },
  },
  { id: 'time', label: 'Tidrapportering', to: '/_gallery/wiki/time', lead: { icon: 'wiki' } },
  { id: 'day', label: 'kompetensdag', to: '/_gallery/tags/day', lead: { icon: 'hash' } },
];

const hits: readonly SwitcherHit[] = [
  {
    id: 'vl',
    title: 'Vättra – leverans',
    detail: 'Grupp · 18 medlemmar',
    lead: { avatar: { id: 'g-3', name: 'Vättra – leverans', mark: 'VE', shape: 'group' } },
    section: 'places',
    score: 0.99,
    classification: 'confidential',
    scope: { id: 'g-3', label: 'Vättra – leverans' },
    open: { to: '/_gallery/chat' },
  },
  {
    id: 'vt',
    title: 'Vättra-teamet',
    detail: 'Chatt · Yusuf 10.42',
    lead: { avatar: { id: 'c-2', name: 'Vättra-teamet', mark: 'VT', shape: 'group' } },
    section: 'places',
    score: 0.9,
    scope: { id: 'c-2', label: 'Vättra-teamet' },
    open: { to: '/_gallery/chat' },
  },
  {
    id: 'w',
    title: 'Lärdomar: mätvärdesflytten',
    detail: 'Wiki · Vättra – leverans',
    lead: { icon: 'wiki' },
    section: 'places',
    score: 0.6,
    open: { to: '/_gallery' },
  },
  {
    id: 'ob',
    title: 'Oskar Brännvall',
    detail: 'Projektledare i Vättra',
    lead: { avatar: { id: 'oskar', name: 'Oskar Brännvall', shape: 'person', presence: 'away' } },
    section: 'places',
    score: 0.5,
    open: { to: '/_gallery' },
  },
  {
    id: 'f',
    title: 'vättra-tidplan-vinter.xlsx',
    detail: 'Fil · ändrad i går',
    lead: { icon: 'files' },
    section: 'places',
    score: 0.4,
    open: { to: '/_gallery' },
  },
  {
    id: 'a1',
    title: 'Skriv till Vättra-teamet',
    lead: { icon: 'chat' },
    section: 'actions',
    score: 0.9,
    keys: 'mod+n',
    open: { to: '/_gallery/chat' },
  },
  {
    id: 'a2',
    title: 'Ny diskussion i Vättra – leverans',
    lead: { icon: 'plus' },
    section: 'actions',
    score: 0.8,
    open: { to: '/_gallery/chat' },
  },
];

const pages = ['/_gallery', '/_gallery/feed', '/_gallery/$a', '/_gallery/$a/$b'] as const;

export const demoFeatures: readonly RendererFeature[] = [
  {
    name: 'gallery',
    routes: [
      ...pages.map((path) => ({ path, load: () => import('./ComponentsPage.tsx') })),
      { path: '/_gallery/broken', load: () => import('./BrokenPage.tsx') },
      { path: '/_gallery/chat', load: () => import('./PanesPage.tsx') },
      { path: '/_gallery/chat/$b', load: () => import('./PanesPage.tsx') },
    ],
    navigation: [
      place('feed', 'gallery:places.feed', 'feed', 10, { count: 8, waits: false }, 1),
      place('chat', 'gallery:places.chat', 'chat', 20, { count: 3, waits: true }, 2),
      place('groups', 'gallery:places.groups', 'groups', 30, undefined, 3),
      place('wiki', 'gallery:places.wiki', 'wiki', 40),
      place('people', 'gallery:places.people', 'people', 50),
      place('files', 'gallery:places.files', 'files', 60),
      { ...place('inbox', 'gallery:places.inbox', 'bell', 70, { count: 4, waits: true }, 4), place: 'bell' },
    ],
    sidebar: [
      {
        id: 'groups',
        title: 'gallery:myGroups',
        order: 1,
        useEntries: () => groups,
        add: { label: 'gallery:addGroup', to: '/_gallery/groups' },
        useMore: () => ({ label: 'Alla 123 grupper', to: '/_gallery/groups' }),
      },
      { ...PINNED_SECTION, useEntries: () => pinned },
    ],
    compose: [{ id: 'post', label: 'gallery:write', icon: 'compose', order: 1, run: (go) => go('/_gallery/feed') }],
    commands: {
      'comment.create': { icon: 'chat', label: 'gallery:commands.comment' },
      'page.edit': { icon: 'wiki', label: 'gallery:commands.page' },
      'news.acknowledge': { icon: 'check', label: 'gallery:commands.read' },
      'message.send': { icon: 'files', label: 'gallery:commands.file' },
    },
    useStoredHere: () => [
      { id: 'feed', icon: 'feed', title: 'Flöde och chattar', detail: 'Senaste 90 dagarna' },
      { id: 'wiki', icon: 'wiki', title: 'Wikin i dina 11 grupper', detail: '486 sidor' },
      { id: 'files', icon: 'files', title: 'Filer du har öppnat eller sparat', detail: '214 filer, 1,8 GB av 5 GB' },
    ],
    switcher: [
      {
        id: 'demo',
        find: async (query, { scope }) =>
          scope ? hits.slice(2, 3) : hits.filter((hit) => matchScore(`${hit.title} ${hit.detail ?? ''}`, query) > 0),
      },
    ],
    searchPath: () => '/_gallery',
  },
];
