import { chooseStorage } from './choose-storage.ts';
import type { ReplicaPlace } from './open-store.ts';
import { RxReplica } from './rx/rx-replica.ts';

/** The browser's place for replicas: its private files, else IndexedDB. */
export async function browserPlace(): Promise<ReplicaPlace> {
  const chosen = await chooseStorage();
  const open = (name: string) => RxReplica.open(chosen.storage as never, name);
  if (chosen.kind === 'sqlite') {
    const { client } = chosen.tabs;
    return {
      open,
      setAside: async (database) => void (await client.request({ type: 'setAside', database })),
      destroy: async (database) => void (await client.request({ type: 'destroy', database })),
      close: async () => chosen.tabs.leave(),
    };
  }
  const remove = async (name: string) => {
    const replica = await open(name).catch(() => null);
    if (replica) await replica.wipe();
    // What cannot be opened is removed file by file: RxDB names each collection's database after the replica.
    else for (const { name: held } of await indexedDB.databases()) if (held?.includes(name)) indexedDB.deleteDatabase(held);
  };
  return { open, setAside: remove, destroy: remove, close: async () => undefined };
}
