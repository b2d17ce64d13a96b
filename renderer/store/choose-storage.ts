import type { RxStorage } from 'rxdb/plugins/core';
import { ReplicaTabs } from './tabs/replica-tabs.ts';

export type Chosen =
  /** The files are shared by all tabs; `tabs` tells which of them is their owner. */
  | { kind: 'sqlite'; storage: RxStorage<object, object>; tabs: ReplicaTabs }
  /** IndexedDB, which every tab opens for itself: slower by far, but everywhere. */
  | { kind: 'dexie'; storage: RxStorage<object, object> };

export const REPLICA = 'fikarum';

const createWorker = () => new Worker(new URL('./sqlite/worker.ts', import.meta.url), { type: 'module', name: 'replica' });

/** SQLite where there is a private file system (OPFS), else IndexedDB: private windows, old browsers. */
export async function chooseStorage(replica = REPLICA, worker: () => Worker = createWorker): Promise<Chosen> {
  if (!(await mayHaveOpfs())) return dexie();
  const tabs = new ReplicaTabs(replica, worker);
  const supported = await new Promise<boolean>((decide) => {
    const look = () => {
      const { role } = tabs.state.get();
      // Waiting for files means that there are some. What failed otherwise is told by whatever is asked of the storage.
      if (role !== 'joining') decide(role !== 'unsupported');
      return role !== 'joining';
    };
    if (look()) return;
    const stop = tabs.state.subscribe(() => look() && stop());
  });
  if (supported) return { kind: 'sqlite', storage: tabs.storage, tabs };
  tabs.leave();
  return dexie();
}

/** Fetched only where it is needed: it weighs more than the whole feed. */
async function dexie(): Promise<Chosen> {
  const { getRxStorageDexie } = await import('rxdb/plugins/storage-dexie');
  return { kind: 'dexie', storage: getRxStorageDexie() as unknown as RxStorage<object, object> };
}

/** What can be known without a worker, in which alone the files can be opened. */
async function mayHaveOpfs(): Promise<boolean> {
  // Locked-down phones have no WebAssembly.
  if (typeof WebAssembly === 'undefined' || typeof BroadcastChannel === 'undefined') return false;
  if (!navigator.storage?.getDirectory || !navigator.locks) return false;
  return navigator.storage.getDirectory().then(
    () => true,
    () => false,
  );
}
