import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { afterAll, expect, it } from 'vitest';
import type { SpaceId } from '../../../model/kernel/ids.ts';
import { MemoryReplica } from '../memory-replica.ts';
import { aDocument, replicaAcceptance } from '../replica-acceptance.ts';
import { nodeReplica } from '../sqlite/node-storage.ts';
import { RxReplica } from './rx-replica.ts';

const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'fikarum-replica-'));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});
let made = 0;
const close = (replica: unknown) => (replica as RxReplica).close();

replicaAcceptance('memory alone', async () => ({ open: async () => new MemoryReplica(), end: async () => undefined, lasts: false }));

replicaAcceptance('RxDB on its memory storage', async () => {
  const name = `memory${++made}`;
  return { open: () => RxReplica.open(getRxStorageMemory() as never, name), end: close, lasts: false };
});

replicaAcceptance('RxDB on SQLite', async () => {
  const place = folder();
  return { open: () => RxReplica.open(nodeReplica(place).storage() as never, 'replica'), end: close, lasts: true };
});

it('finds the newest of a kind, in a space or under a parent, and no deleted ones', async () => {
  const replica = await RxReplica.open(nodeReplica(folder()).storage() as never, 'replica');
  const documents = Array.from({ length: 40 }, (_, index) =>
    aDocument(`p${index}`, {
      sort: index,
      space: (index % 2 ? 'group:1' : 'company') as SpaceId,
      parent: index % 4 ? null : 'root',
      deleted: index === 39,
    }),
  );
  await replica.commit({ put: documents.map((document) => ({ document, base: undefined })) });
  const found = async (query: Parameters<RxReplica['find']>[0]) => (await replica.find(query)).map((one) => one.sort);
  expect(await found({ kind: 'post', limit: 3 })).toEqual([38, 37, 36]);
  expect(await found({ kind: 'post', space: 'group:1' as SpaceId, limit: 2 })).toEqual([37, 35]);
  expect(await found({ kind: 'post', parent: 'root', limit: 2 })).toEqual([36, 32]);
  expect(await found({ kind: 'message' })).toEqual([]);
  await replica.close();
});
