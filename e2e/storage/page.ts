// The page that storage.spec.ts drives: the replica's storage and its tabs, without anything above them.
import { randomToken } from 'rxdb/plugins/core';
import { chooseStorage } from '../../renderer/store/choose-storage.ts';
import { storageCases } from '../../renderer/store/sqlite/acceptance/cases.ts';
import { openDatabase, row } from '../../renderer/store/sqlite/acceptance/database.ts';
import { full, type Instance, idsOf, insert, open, type Thing } from '../../renderer/store/sqlite/acceptance/setting.ts';
import { ReplicaTabs } from '../../renderer/store/tabs/replica-tabs.ts';

const createWorker = () => new Worker('/worker.js', { type: 'module' });
const byPage = new Map<string, ReplicaTabs>();

/** The suite's pages are tabs of their own to each other, though they live in one: the first owns the files, the others follow. */
function tabsOf(page: string): ReplicaTabs {
  const tabs = byPage.get(page) ?? new ReplicaTabs('suite', createWorker);
  byPage.set(page, tabs);
  return tabs;
}

const mine: { tabs: ReplicaTabs | null; instance: Instance | null; heard: string[]; states: string[] } = {
  tabs: null,
  instance: null,
  heard: [],
  states: [],
};

const api = {
  async runCase(name: string): Promise<void> {
    const found = storageCases.find((one) => one.name === name);
    if (!found) throw new Error(`No such case: ${name}`);
    await found.run({ storage: (page) => tabsOf(page).storage });
  },

  /** This page becomes one of the tabs. */
  join(replica: string, worker = '/worker.js'): void {
    const tabs = new ReplicaTabs(replica, () => new Worker(worker, { type: 'module' }));
    mine.tabs = tabs;
    mine.states.push(tabs.state.get().role);
    tabs.state.subscribe(() => mine.states.push(tabs.state.get().role));
  },
  role: (): string => mine.tabs?.state.get().role ?? 'none',
  states: (): string[] => mine.states,

  async open(collection = 'things'): Promise<void> {
    const { tabs } = mine;
    if (!tabs) throw new Error('join first');
    mine.instance = await open<Thing>({ storage: () => tabs.storage }, { database: 'shared', collection });
    mine.instance.changeStream().subscribe(({ events }) => mine.heard.push(...events.map(({ documentId }) => documentId)));
  },
  write: (...ids: string[]): Promise<string[]> => insert<Thing>(instance(), ...ids.map((id) => ({ id, name: 'x'.repeat(50) }))),
  ids: (): Promise<string[]> => idsOf<Thing>(instance(), { selector: { _deleted: false } as never, sort: [{ id: 'asc' }] }),
  heard: (): string[] => mine.heard,

  /** Writes until told to stop, one document at a time; answers what was acknowledged so far. */
  async keepWriting(prefix: string): Promise<void> {
    for (let index = 0; ; index++) {
      const id = `${prefix}${String(index).padStart(5, '0')}`;
      await insert<Thing>(instance(), { id });
      acknowledged.push(id);
    }
  },
  acknowledged: (): string[] => acknowledged,

  async writeMuch(megabytes: number): Promise<string> {
    const tags = ['x'.repeat(1_000_000)];
    const rows = Array.from({ length: megabytes }, () => ({ document: full<Thing>({ id: randomToken(10), tags }) }));
    return instance()
      .bulkWrite(rows, 'much')
      .then(
        () => 'written',
        (error: Error) => `${error.name} ${error.message}`,
      );
  },

  async setAside(): Promise<unknown> {
    return mine.tabs?.client.request({ type: 'setAside', database: 'shared' });
  },

  choose: async (worker: string): Promise<string> => {
    const chosen = await chooseStorage('chosen', () => new Worker(worker, { type: 'module' }));
    const { database, documents } = await openDatabase({ storage: () => chosen.storage }, chosen.kind, 'chosen');
    await documents.upsert(row('x', Date.now()));
    const found = await documents.find({ selector: { kind: 'post' }, sort: [{ rank: 'asc' }] }).exec();
    await database.close();
    return `${chosen.kind} ${found.map(({ id }) => id)}`;
  },
};

const acknowledged: string[] = [];

function instance(): Instance {
  if (!mine.instance) throw new Error('open first');
  return mine.instance;
}

export type StoragePage = typeof api;
Object.assign(globalThis, { replica: api });
