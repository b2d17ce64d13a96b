import { ReplicaClient } from './client.ts';
import type { Extension } from './extension.ts';
import { ReplicaHost } from './host.ts';
import { NodeFiles } from './node-connection.ts';
import { SqliteStorage } from './rx-storage.ts';

/** The worker's side and any number of pages in one Node process, with messages cloned between them as threads would. */
export function nodeReplica(folder: string, extension: Extension | null = null) {
  const files = new NodeFiles(folder);
  const clients = new Map<string, ReplicaClient>();
  const host = new ReplicaHost(
    files,
    (client, message) => {
      const copy = structuredClone(message);
      queueMicrotask(() => clients.get(client)?.receive(copy));
    },
    extension,
  );
  const adopt = (name: string, client: ReplicaClient): void => {
    clients.set(name, client);
    client.attach({
      send(message) {
        const copy = structuredClone(message);
        queueMicrotask(() => void host.receive(name, copy));
      },
    });
  };
  const page = (name: string): ReplicaClient => {
    const client = new ReplicaClient();
    adopt(name, client);
    return client;
  };
  return { files, host, page, adopt, storage: (name = 'page') => new SqliteStorage(page(name)) };
}
