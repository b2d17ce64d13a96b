import type { Document } from '../../../model/kernel/document.ts';
import type { DocumentId, SpaceId } from '../../../model/kernel/ids.ts';
import { SqliteStore } from './sqlite.ts';

/** A process that writes as fast as it can and says so after each commit, until it is killed. `sqlite.test.ts` starts it. */
const [path, name] = process.argv.slice(2);
if (!path || !name) throw new Error('usage: writer.fixture.ts <database> <name>');
const store = new SqliteStore({ path });

const aDocument = (id: string, at: number): Document => ({
  id: id as DocumentId,
  space: 'company' as SpaceId,
  kind: 'post',
  seq: 0,
  parent: null,
  author: null,
  sort: at,
  createdAt: at,
  changedAt: at,
  deleted: false,
  body: { text: 'x'.repeat(500) },
});

for (let round = 0; ; round++) {
  const documents = Array.from({ length: 20 }, (_, index) => aDocument(`${name}-${round}-${index}`, round));
  await store.write((transaction) => transaction.put(documents, () => 'windowed'));
  process.stdout.write(`${round}\n`);
}
