import type { Document } from '../../../model/kernel/document.ts';
import type { CommandId, DocumentId, PersonId, SpaceId } from '../../../model/kernel/ids.ts';
import type { Tier } from '../../../model/kernel/kind.ts';
import type { Head, LogEntry, Reader, StoredOutcome } from '../store.ts';
import type { Connection, Row } from './connection.ts';

const COLUMNS = 'id, space, seq, kind, author, changedAt, deleted, text';

/** Every query runs along an index in its order. The methods are asynchronous by contract only: SQLite answers at once. */
export class SqliteReader implements Reader {
  protected readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  async documents(ids: readonly DocumentId[]): Promise<Document[]> {
    return this.#byId(ids).map(asDocument);
  }

  async entries(ids: readonly DocumentId[]): Promise<LogEntry[]> {
    return this.#byId(ids).map(asEntry);
  }

  async membershipsOf(person: PersonId): Promise<Document[]> {
    const sql = `SELECT text FROM documents WHERE parent = ? AND kind = 'membership' AND deleted = 0`;
    return this.connection.all(sql, person).map(asDocument);
  }

  async membersOf(space: SpaceId): Promise<Document[]> {
    return this.connection.all(`SELECT text FROM documents WHERE space = ? AND kind = 'membership' AND deleted = 0`, space).map(asDocument);
  }

  async children(parent: string, kind: string, limit: number): Promise<Document[]> {
    const sql = 'SELECT text FROM documents WHERE parent = ? AND kind = ? AND deleted = 0 ORDER BY sort LIMIT ?';
    return this.connection.all(sql, parent, kind, limit).map(asDocument);
  }

  async heads(spaces: readonly SpaceId[]): Promise<Map<SpaceId, Head>> {
    const heads = new Map<SpaceId, Head>();
    for (const space of spaces) {
      const row = this.connection.get('SELECT head, changedAt FROM spaces WHERE space = ?', space);
      if (row) heads.set(space, { seq: Number(row.head), changedAt: Number(row.changedAt) });
    }
    return heads;
  }

  async after(space: SpaceId, seq: number, limit: number): Promise<LogEntry[]> {
    return this.connection
      .all(`SELECT ${COLUMNS} FROM documents WHERE space = ? AND seq > ? ORDER BY seq LIMIT ?`, space, seq, limit)
      .map(asEntry);
  }

  async before(space: SpaceId, tier: Tier, from: number, since: number, limit: number): Promise<LogEntry[]> {
    const sql = `SELECT ${COLUMNS} FROM documents WHERE space = ? AND tier = ? AND seq <= ? AND deleted = 0 ORDER BY seq DESC LIMIT ?`;
    const entries = this.connection.all(sql, space, tier, from, limit).map(asEntry);
    const end = entries.findIndex((entry) => entry.changedAt < since);
    return end < 0 ? entries : entries.slice(0, end);
  }

  async older(query: { space: SpaceId; kind: string; parent?: string; before: number; limit: number }): Promise<LogEntry[]> {
    const { space, kind, parent, before, limit } = query;
    const where = parent === undefined ? 'space = ? AND kind = ?' : 'parent = ? AND kind = ? AND space = ?';
    const keys = parent === undefined ? [space, kind] : [parent, kind, space];
    const select = `SELECT ${COLUMNS}, sort FROM documents WHERE ${where} AND deleted = 0`;
    const rows = this.connection.all(`${select} AND sort < ? ORDER BY sort DESC, id DESC LIMIT ?`, ...keys, before, limit);
    const last = rows.at(-1);
    if (!last || rows.length < limit) return rows.map(asEntry);
    const equal = this.connection.all(`${select} AND sort = ? AND id < ? ORDER BY id DESC`, ...keys, last.sort ?? 0, last.id ?? '');
    return [...rows, ...equal].map(asEntry);
  }

  async hanging(space: SpaceId, parents: readonly string[], limit: number): Promise<LogEntry[]> {
    const found: LogEntry[] = [];
    const sql = `SELECT ${COLUMNS} FROM documents WHERE parent = ? AND space = ? AND deleted = 0 ORDER BY kind, sort LIMIT ?`;
    for (const parent of parents) {
      if (found.length >= limit) break;
      found.push(...this.connection.all(sql, parent, space, limit - found.length).map(asEntry));
    }
    return found.sort((a, b) => a.seq - b.seq);
  }

  async outcome(command: CommandId): Promise<StoredOutcome | null> {
    const row = this.connection.get('SELECT person, status, refusal, documents FROM outcomes WHERE command = ?', command);
    if (!row) return null;
    return {
      person: row.person as PersonId,
      status: row.status as StoredOutcome['status'],
      refusal: typeof row.refusal === 'string' ? JSON.parse(row.refusal) : null,
      documents: JSON.parse(String(row.documents)),
    };
  }

  #byId(ids: readonly DocumentId[]): Row[] {
    const rows: Row[] = [];
    for (const id of ids) {
      const row = this.connection.get(`SELECT ${COLUMNS} FROM documents WHERE id = ?`, id);
      if (row) rows.push(row);
    }
    return rows;
  }
}

// What the store reads back is what its own `put` wrote, in one process, checked by the database's own types (STRICT).
const asDocument = (row: Row): Document => JSON.parse(String(row.text)) as Document;

const asEntry = (row: Row): LogEntry => ({
  id: row.id as DocumentId,
  space: row.space as SpaceId,
  seq: row.seq as number,
  kind: row.kind as string,
  author: row.author as PersonId | null,
  changedAt: row.changedAt as number,
  deleted: row.deleted === 1,
  text: row.text as string,
});
