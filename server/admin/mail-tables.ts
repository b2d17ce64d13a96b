import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DocumentId, type SpaceId } from '../../model/kernel/ids.ts';
import type { SideTables } from '../store/side-tables.ts';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS mail (
  space TEXT NOT NULL,
  message TEXT NOT NULL,
  document TEXT,
  root TEXT NOT NULL,
  PRIMARY KEY (space, message)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS mailArchive (
  archive TEXT PRIMARY KEY,
  offset INTEGER NOT NULL
) STRICT`;

/** A message that was imported into a space, or one that others answered and that never came: then without a document. */
export type MailRow = { message: string; document: DocumentId | null /** The post of its thread. */; root: DocumentId };

const Row = z.object({ message: z.string(), document: DocumentId.nullable(), root: DocumentId });

/** What imports of mail remember, so that the same message is never imported twice and a thread finds its post. */
export class MailTables {
  readonly #tables: SideTables;

  constructor(tables: SideTables) {
    this.#tables = tables;
    tables.define(SCHEMA);
  }

  find(space: SpaceId, message: string): MailRow | null {
    const row = this.#tables.database
      .prepare('SELECT message, document, root FROM mail WHERE space = ? AND message = ?')
      .get(space, message);
    return row ? Row.parse(row) : null;
  }

  /** How far an archive has been imported, bytes. */
  offset(archive: string): number {
    const row = this.#tables.database.prepare('SELECT offset FROM mailArchive WHERE archive = ?').get(archive);
    return z.object({ offset: z.int() }).optional().parse(row)?.offset ?? 0;
  }

  async save(space: SpaceId, rows: Iterable<MailRow>, archive: string, offset: number): Promise<void> {
    await this.#tables.write((database) => {
      const put = database.prepare(
        `INSERT INTO mail (space, message, document, root) VALUES (?, ?, ?, ?)
         ON CONFLICT (space, message) DO UPDATE SET document = excluded.document, root = excluded.root WHERE document IS NULL`,
      );
      for (const { message, document, root } of rows) put.run(space, message, document, root);
      database
        .prepare('INSERT INTO mailArchive (archive, offset) VALUES (?, ?) ON CONFLICT (archive) DO UPDATE SET offset = excluded.offset')
        .run(archive, offset);
    });
  }
}

/** The same words always give the same id, so that doing it again is doing it once. A UUID of version 8 (RFC 9562, 5.8). */
export function derivedId(...words: string[]): string {
  const bytes = createHash('sha256').update(words.join('\0')).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
