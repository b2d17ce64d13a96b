import { book } from '../../model/features.ts';
import { bookmarkKind } from '../../model/bookmarks/bookmark.ts';
import { cryptoRandom, type DocumentId, type PersonId, personalSpace, uuidv7 } from '../../model/kernel/ids.ts';
import { Drafts } from './drafts.ts';
import { Engine } from './engine/engine.ts';
import type { Clock } from './engine/parts.ts';
import { Broadcast, EngineHost } from './host/engine-host.ts';
import { ownOrShare, type Started } from './host/own-or-share.ts';
import { LocalStore } from './local-store.ts';
import { finderOf } from './memory-finder.ts';
import { MemoryReplica } from './memory-replica.ts';
import { Removals } from './removals.ts';
import type { OutboxEntry } from './replica.ts';
import type { RxReplica } from './rx/rx-replica.ts';
import type { Store } from './store.ts';
import type { Transport } from './transport.ts';
import { diskFiles, memoryFiles } from './uploads/local-files.ts';
import { httpRoad } from './uploads/upload-road.ts';
import { Uploads } from './uploads/uploads.ts';

export type OpenedStore = {
  person: PersonId;
  store: Store;
  close: () => Promise<void>;
  /** Everything of the person leaves this device. */
  wipe: () => Promise<void>;
};

/** Where the replica lies: SQLite in the origin's private files, or Dexie where those are missing. */
export type ReplicaPlace = {
  open: (name: string) => Promise<RxReplica>;
  /** Puts an unreadable copy by, so that `open` makes a new one. */
  setAside: (name: string) => Promise<void>;
  destroy: (name: string) => Promise<void>;
  close: () => Promise<void>;
};

export type StoreParts = {
  person: PersonId;
  /** Called when this page owns the files. */
  place: () => Promise<ReplicaPlace>;
  transport: Transport;
  onNetwork: (listener: (online: boolean) => void) => () => void;
  report: (error: unknown) => void;
};

const clock: Clock = {
  now: () => Date.now(),
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Opens a person's store on this device: in this page, or the one of another page. Waits for no network. */
export async function openStore(parts: StoreParts): Promise<OpenedStore> {
  const { person } = parts;
  const name = `fikarum-${person}`;
  const newId = () => uuidv7(Date.now(), cryptoRandom);
  const uploads = new Uploads({ disk: diskFiles(`${name}-files`), memory: memoryFiles(), road: httpRoad(), newId, now: () => Date.now() });
  const drafts = new Drafts(localStorage, person);
  const { host, close } = await ownOrShare({
    name,
    locks: navigator.locks,
    channel: () => new BroadcastChannel(name),
    start: () => startEngine(parts, name, uploads),
    failed: parts.report,
    newId,
  });
  const texts = (command: string, input: unknown): string | null => {
    const definition = book.commands.get(command);
    const parsed = definition?.input.safeParse(input);
    return parsed?.success ? (definition?.text?.(parsed.data) ?? null) : null;
  };
  const removals = new Removals({
    disk: localStorage,
    person,
    run: ({ command, space, input }) => host.run(command, space, input),
    now: () => Date.now(),
  });
  const leave = () => removals.leave();
  const store = new LocalStore({ me: person, host, drafts, removals, uploads, texts });
  await uploads.start();
  removals.start();
  window.addEventListener('pagehide', leave);
  const stopNetwork = parts.onNetwork((online) => online && void uploads.resume());
  const stop = async () => {
    stopNetwork();
    window.removeEventListener('pagehide', leave);
    store.close();
    await close();
  };
  return {
    person,
    store,
    close: stop,
    wipe: async () => {
      drafts.wipe();
      removals.wipe();
      await uploads.wipe();
      await stop();
      // Other pages of this person leave too. Once none of them has the engine, what is left goes.
      await navigator.locks.request(name, async () => {
        const place = await parts.place();
        await place.destroy(name).finally(() => place.close());
      });
    },
  };
}

async function startEngine(parts: StoreParts, name: string, uploads: Uploads): Promise<Started> {
  const place = await parts.place();
  const broadcast = new Broadcast();
  const memory = new MemoryReplica();
  let replica: RxReplica | null = null;
  const open = async () => {
    replica = await place.open(name);
    return replica;
  };
  const setAside = async (rescued: readonly OutboxEntry[]) => {
    await replica?.close().catch(parts.report);
    await place.setAside(name);
    const fresh = await open();
    if (rescued.length > 0) await fresh.saveEntries(rescued);
    return fresh;
  };
  const engine = await Engine.open({
    book,
    person: parts.person,
    disk: { open, setAside },
    memory,
    transport: parts.transport,
    clock,
    random: cryptoRandom,
    online: { returned: (listener) => parts.onNetwork((online) => online && listener()) },
    uploads: { arrived: (id) => uploads.arrived(id), changed: (listener) => uploads.onChange(listener) },
    screen: broadcast,
    kept: (ids) => bookmarked(host, parts.person, ids),
    ephemeral: broadcast.ephemeral,
    report: parts.report,
  });
  const disk = {
    find: (query: Parameters<RxReplica['find']>[0]) => replica!.find(query),
    documents: (ids: readonly DocumentId[]) => replica!.documents(ids),
  };
  const host = new EngineHost(engine, [disk, finderOf(memory)], broadcast);
  engine.start();
  return {
    host,
    stop: async () => {
      host.close();
      await engine.stop();
      await replica?.close();
      await place.close();
    },
  };
}

/** What a person has saved stays on the device, also when it has fallen out of the window. */
async function bookmarked(host: EngineHost, person: PersonId, ids: readonly DocumentId[]): Promise<ReadonlySet<DocumentId>> {
  const marks = await host.find({ kind: bookmarkKind.name, space: personalSpace(person) });
  const saved = new Set(marks.map((mark) => (mark.body as { target: DocumentId }).target));
  return new Set(ids.filter((id) => saved.has(id)));
}
