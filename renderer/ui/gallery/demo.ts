import type { CommandId, DeviceId, PersonId, SpaceId } from '../../../model/kernel/ids.ts';
import type { Presence } from '../../../model/kernel/protocol.ts';
import type { Platform } from '../../platform/platform.ts';
import { type DeviceRow, type Me, SessionError, type SessionPort, type SessionState } from '../../shell/session.ts';
import { Value } from '../../store/live/value.ts';
import type { Live, OutboxItem, Store, SyncStatus } from '../../store/store.ts';

/** A company that is not there, so that every state can be looked at. */

const id = <Id>(text: string) => text as Id;
const still = <T>(value: T): Live<T> => new Value(value);
/** The same time of the same day whenever the gallery is looked at. */
const today = (hours: number, minutes: number) => new Date().setHours(hours, minutes, 0, 0);

const item = (entry: string, command: string, text: string | null, pending: Partial<OutboxItem['pending']> = {}): OutboxItem => ({
  entry: id<CommandId>(entry),
  command,
  space: id<SpaceId>('company'),
  input: null,
  text,
  at: today(10, 58),
  pending: { status: 'waiting', entry: id<CommandId>(entry), online: false, ...pending } as OutboxItem['pending'],
});

const waiting: readonly OutboxItem[] = [
  item('1', 'comment.create', '”Jag lägger till avsnittet om kontrollrummet i kväll”'),
  item('2', 'page.edit', '2 stycken ändrade'),
  item('3', 'news.acknowledge', 'Bekräftat 10.58'),
];
const failed = item('4', 'message.send', 'Bilder från utflykten.zip', {
  status: 'rejected',
  refusal: { code: 'closed', message: '' },
  text: null,
} as Partial<OutboxItem['pending']>);

export type DemoState = 'live' | 'offline' | 'failed' | 'signedOutSession' | 'outdated' | 'signin' | 'claim' | 'invite';

const statuses: Record<DemoState, SyncStatus> = {
  live: { state: 'live', waiting: 0, filling: false },
  offline: { state: 'offline', waiting: 3, lastInSync: today(10, 42) },
  failed: { state: 'live', waiting: 0, filling: false },
  signedOutSession: { state: 'signedOut', waiting: 1 },
  outdated: { state: 'outdated', waiting: 1 },
  signin: { state: 'live', waiting: 0, filling: false },
  claim: { state: 'live', waiting: 0, filling: false },
  invite: { state: 'live', waiting: 0, filling: false },
};

export const presences: Record<string, Presence> = {
  elin: 'online',
  amira: 'online',
  oskar: 'away',
  johan: 'busy',
  petra: 'offline',
  mei: 'online',
};

function demoStore(state: DemoState): Store {
  const outbox = state === 'offline' ? waiting : state === 'failed' ? [failed] : state === 'live' ? [] : waiting.slice(0, 1);
  const status = new Value(statuses[state]);
  return {
    me: id<PersonId>('elin'),
    documents: () => still([]),
    document: () => still(null),
    pending: () => still(null),
    outbox: () => still(outbox),
    status: () => status,
    typing: () => still([]),
    presence: (person: string) => still(presences[person] ?? null),
    signal: () => undefined,
    run: async () => ({ ok: true, entry: id<CommandId>('5') }),
    retry: async () => undefined,
    dismiss: async () => undefined,
    reconnect: () => status.set({ state: 'connecting', waiting: outbox.length, lastInSync: today(10, 42) }),
    older: async () => ({ more: false }),
    newId: () => crypto.randomUUID(),
    now: () => Date.now(),
  } as unknown as Store;
}

const me: Me = {
  person: id<PersonId>('elin'),
  name: 'Elin Sjöstrand',
  email: 'elin.sjostrand@nordanvik.example',
  picture: null,
  status: '☕ Fika till 14.30',
  admin: true,
};

const devices: readonly DeviceRow[] = [
  { id: id<DeviceId>('a'), name: 'NV-0412, Windows', kind: 'computer', lastSeen: today(10, 42), current: true, waiting: false },
  { id: id<DeviceId>('b'), name: 'Safari, iPhone', kind: 'phone', lastSeen: today(7, 31), current: false, waiting: false },
  {
    id: id<DeviceId>('c'),
    name: 'NV-0209, Windows',
    kind: 'computer',
    lastSeen: today(9, 0) - 12 * 86_400_000,
    current: false,
    waiting: true,
  },
];

export function demoSession(state: DemoState): SessionPort {
  const signedIn: SessionState = { state: 'signedIn', me: still(me), store: demoStore(state) };
  const outside: Partial<Record<DemoState, SessionState>> = {
    signin: { state: 'signedOut' },
    claim: { state: 'unclaimed' },
    invite: { state: 'invited' },
  };
  const current = new Value<SessionState>(outside[state] ?? signedIn);
  const pause = () => new Promise((resolve) => setTimeout(resolve, 600));
  return {
    state: current,
    company: still(state === 'claim' ? { name: '', mark: '' } : { name: 'Nordanvik', mark: 'N' }),
    async signIn({ password }) {
      await pause();
      if (password !== 'kaffe') throw new SessionError('credentials');
      current.set(signedIn);
    },
    async signOut() {
      await pause();
      current.set({ state: 'signedOut' });
    },
    devices: async () => {
      await pause();
      return [...devices];
    },
    revokeDevice: pause as () => Promise<never>,
    async lookAtInvite(token) {
      await pause();
      if (token.endsWith('gone')) throw new SessionError('link');
      return { name: 'Tove Isaksdotter', email: 'tove.isaksdotter@nordanvik.example' };
    },
    async claimInvite() {
      await pause();
      current.set(signedIn);
    },
    async claimFirstAdmin() {
      await pause();
      current.set(signedIn);
    },
  };
}

export const demoPlatform = (frame: Platform['frame']): Platform => ({
  os: frame === 'mac' ? 'mac' : 'win',
  frame,
  device: { id: 'a', name: 'Galleri' },
  onNetwork: () => () => undefined,
  setBadge: () => undefined,
  askToNotify: async () => false,
  notify: () => undefined,
  keepForOffline: async () => undefined,
  wipe: async () => undefined,
});
