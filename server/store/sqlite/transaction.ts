import type { Document } from '../../../model/kernel/document.ts';
import type { CommandId, SpaceId } from '../../../model/kernel/ids.ts';
import type { Tier } from '../../../model/kernel/kind.ts';
import type { StoredDocument, StoredOutcome, WriteTransaction } from '../store.ts';
import { SqliteReader } from './reader.ts';

const TAKE = `INSERT INTO spaces (space, head, changedAt) VALUES (?, ?, ?)
  ON CONFLICT (space) DO UPDATE SET head = head + excluded.head, changedAt = excluded.changedAt RETURNING head`;

const PUT = `INSERT INTO documents (id, space, kind, tier, seq, parent, author, sort, createdAt, changedAt, deleted, text)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET space = excluded.space, kind = excluded.kind, tier = excluded.tier, seq = excluded.seq,
    parent = excluded.parent, author = excluded.author, sort = excluded.sort, createdAt = excluded.createdAt,
    changedAt = excluded.changedAt, deleted = excluded.deleted, text = excluded.text`;

/** The writer's side of the one transaction under way. */
export class SqliteTransaction extends SqliteReader implements WriteTransaction {
  #depth = 0;

  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    const name = `step${this.#depth++}`;
    this.connection.exec(`SAVEPOINT ${name}`);
    try {
      const result = await work();
      this.connection.exec(`RELEASE ${name}`);
      return result;
    } catch (error) {
      // A full disk ends the whole transaction; then there is no savepoint left to go back to.
      if (this.connection.inTransaction) this.connection.exec(`ROLLBACK TO ${name}; RELEASE ${name}`);
      throw error;
    } finally {
      this.#depth--;
    }
  }

  async put(documents: readonly Document[], tier: (kind: string) => Tier): Promise<StoredDocument[]> {
    const counts = new Map<SpaceId, number>();
    const latest = new Map<SpaceId, number>();
    for (const { space, changedAt } of documents) {
      counts.set(space, (counts.get(space) ?? 0) + 1);
      latest.set(space, changedAt);
    }
    const next = new Map<SpaceId, number>();
    for (const [space, count] of counts) {
      const row = this.connection.get(TAKE, space, count, latest.get(space) ?? 0);
      next.set(space, Number(row?.head) - count + 1);
    }
    return documents.map((given) => {
      const seq = next.get(given.space) ?? 0;
      next.set(given.space, seq + 1);
      return this.#store({ ...given, seq }, tier(given.kind));
    });
  }

  async recordOutcome(command: CommandId, outcome: StoredOutcome): Promise<void> {
    const refusal = outcome.refusal ? JSON.stringify(outcome.refusal) : null;
    const sql = 'INSERT INTO outcomes (command, person, status, refusal, documents) VALUES (?, ?, ?, ?, ?)';
    this.connection.run(sql, command, outcome.person, outcome.status, refusal, JSON.stringify(outcome.documents));
  }

  #store(document: Document, tier: Tier): StoredDocument {
    const { id, space, kind, seq, parent, author, sort, createdAt, changedAt, deleted } = document;
    const text = JSON.stringify(document);
    this.connection.run(PUT, id, space, kind, tier, seq, parent, author, sort, createdAt, changedAt, deleted ? 1 : 0, text);
    return { document, text };
  }
}
