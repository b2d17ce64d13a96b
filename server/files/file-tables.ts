import { z } from 'zod';
import { PersonId } from '../../model/kernel/ids.ts';
import type { SideTables } from '../store/side-tables.ts';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS upload (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  name TEXT NOT NULL,
  declared TEXT NOT NULL,
  size INTEGER NOT NULL,
  received INTEGER NOT NULL,
  hash TEXT REFERENCES blob (hash),
  changedAt REAL NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS uploadOfPerson ON upload (person) WHERE hash IS NULL;
CREATE INDEX IF NOT EXISTS uploadOfBlob ON upload (hash) WHERE hash IS NOT NULL;
CREATE TABLE IF NOT EXISTS blob (
  hash TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  type TEXT NOT NULL,
  width INTEGER,
  height INTEGER
) STRICT`;

const UploadRow = z.object({
  id: z.string(),
  person: PersonId,
  name: z.string(),
  /** The type the device gave. */
  declared: z.string(),
  /** Bytes announced. */
  size: z.int(),
  /** Bytes that are safe on the disk. */
  received: z.int(),
  /** Of the contents, once all of them are here. */
  hash: z.string().nullable(),
  changedAt: z.number(),
});
export type Upload = z.infer<typeof UploadRow>;

const BlobRow = z.object({
  /** SHA-256 in hex; names the file on the disk. */
  hash: z.string(),
  size: z.int(),
  /** As found in the contents. */
  type: z.string(),
  /** Pixels, of images that can be shown. */
  width: z.int().nullable(),
  height: z.int().nullable(),
});
export type Blob = z.infer<typeof BlobRow>;

/** What is known of uploads and of the contents they became. Source: written by this folder only. */
export class FileTables {
  readonly #tables: SideTables;

  constructor(tables: SideTables) {
    this.#tables = tables;
    tables.define(SCHEMA);
  }

  upload(id: string): Upload | null {
    const row = this.#tables.database.prepare('SELECT * FROM upload WHERE id = ?').get(id);
    return row ? UploadRow.parse(row) : null;
  }

  blob(hash: string): Blob | null {
    const row = this.#tables.database.prepare('SELECT * FROM blob WHERE hash = ?').get(hash);
    return row ? BlobRow.parse(row) : null;
  }

  /** How many uploads of a person are under way, and the bytes they will take. */
  unfinished(person: PersonId): { count: number; size: number } {
    const row = this.#tables.database
      .prepare('SELECT count(*) AS count, coalesce(sum(size), 0) AS size FROM upload WHERE person = ? AND hash IS NULL')
      .get(person);
    return z.object({ count: z.int(), size: z.int() }).parse(row);
  }

  /** @returns false when the id is taken */
  create(upload: Upload): Promise<boolean> {
    const { id, person, name, declared, size, received, changedAt } = upload;
    return this.#tables.write(
      (database) =>
        database
          .prepare(
            'INSERT INTO upload (id, person, name, declared, size, received, changedAt) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
          )
          .run(id, person, name, declared, size, received, changedAt).changes > 0,
    );
  }

  async advance(id: string, received: number, now: number): Promise<void> {
    await this.#tables.write((database) => {
      database.prepare('UPDATE upload SET received = ?, changedAt = ? WHERE id = ?').run(received, now, id);
    });
  }

  async finish(id: string, blob: Blob, now: number): Promise<void> {
    await this.#tables.write((database) => {
      database
        .prepare('INSERT INTO blob (hash, size, type, width, height) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
        .run(blob.hash, blob.size, blob.type, blob.width, blob.height);
      database.prepare('UPDATE upload SET hash = ?, received = size, changedAt = ? WHERE id = ?').run(blob.hash, now, id);
    });
  }

  /** Uploads that nothing has touched since, after an id, in the order of ids. */
  untouchedSince(time: number, after: string, limit: number): Upload[] {
    const rows = this.#tables.database
      .prepare('SELECT * FROM upload WHERE id > ? AND changedAt < ? ORDER BY id LIMIT ?')
      .all(after, time, limit);
    return z.array(UploadRow).parse(rows);
  }

  /** Forgets an upload. @returns the hash of contents that no upload has any more, or null */
  forget(id: string): Promise<string | null> {
    return this.#tables.write((database) => {
      const row = database.prepare('DELETE FROM upload WHERE id = ? RETURNING hash').get(id);
      const hash = typeof row?.hash === 'string' ? row.hash : null;
      if (hash === null || database.prepare('SELECT 1 FROM upload WHERE hash = ?').get(hash)) return null;
      database.prepare('DELETE FROM blob WHERE hash = ?').run(hash);
      return hash;
    });
  }
}
