import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Document } from '../../model/kernel/document.ts';
import type { SpaceId } from '../../model/kernel/ids.ts';
import type { Data } from '../assemble.ts';
import { kindsOf } from '../sync/kinds.ts';
import { readMail, UnreadableMail } from './mail.ts';
import type { MailTables } from './mail-tables.ts';
import { MailThreads } from './mail-threads.ts';
import { type MboxMessage, splitMbox } from './mbox.ts';

/** Where an import stands. */
export type MboxProgress = {
  /** Bytes read of bytes there are. */
  offset: number;
  size: number;
  posts: number;
  comments: number;
  files: number;
  /** Imported before. */
  known: number;
  /** Could not be read and are in the report. */
  skipped: number;
};

export type MboxImport = {
  data: Data;
  tables: MailTables;
  /** The archive. */
  path: string;
  /** The group's space. */
  space: SpaceId;
  /** What was left out and why, by its place in the archive. */
  report: (offset: number, reason: string) => void;
  progress?: (progress: MboxProgress) => void;
  /** Stops after what is under way; the next import goes on from there. */
  signal?: AbortSignal;
  /** The largest message, bytes; 64 MB. */
  limit?: number;
  /** Messages that become durable together; 100. */
  batch?: number;
};

/** Attachments of one batch, bytes, beyond which it ends early. */
const HEAVY = 32 * 2 ** 20;

/**
 * Takes a mailing list's archive into a group: threads become posts with comments, with their dates and their authors. May be
 * stopped at any moment and begun again: it goes on where it was, and no message comes twice.
 */
export async function importMbox(given: MboxImport): Promise<MboxProgress> {
  const { data, tables, path, space, report, signal, limit = 64 * 2 ** 20, batch: most = 100 } = given;
  const archive = await fingerprint(path, space);
  const { size } = await open(path).then((file) => file.stat().finally(() => file.close()));
  const start = Math.min(tables.offset(archive), size);
  const progress: MboxProgress = { offset: start, size, posts: 0, comments: 0, files: 0, known: 0, skipped: 0 };
  const threads = await MailThreads.open({ data, tables, space });
  let count = 0;

  const settle = async (offset: number) => {
    const { documents, rows } = threads.take();
    await keep(data, documents);
    await tables.save(space, rows, archive, offset);
    progress.offset = offset;
    count = 0;
    given.progress?.({ ...progress });
  };

  const skip = (message: MboxMessage, reason: string) => {
    progress.skipped++;
    report(message.offset, reason);
  };

  async function bring(message: MboxMessage): Promise<void> {
    if (!message.bytes)
      return skip(message, message.end - message.offset > limit ? 'the message is too large' : 'it does not begin like a message');
    try {
      const added = await threads.add(await readMail(message.bytes, message.envelope), (reason) => report(message.offset, reason));
      if (added === 'known') progress.known++;
      else {
        progress[added.kind === 'post' ? 'posts' : 'comments']++;
        progress.files += added.files;
      }
    } catch (error) {
      if (!(error instanceof UnreadableMail)) throw error;
      skip(message, error.message);
    }
  }

  for await (const message of splitMbox(createReadStream(path, { start, highWaterMark: 1 << 20 }), start, limit)) {
    await bring(message);
    if (++count >= most || threads.weight > HEAVY || signal?.aborted) await settle(message.end);
    if (signal?.aborted) return progress;
  }
  await settle(size);
  return progress;
}

/** An archive is known by how it begins and where it goes, so that one that has grown goes on where it ended. */
async function fingerprint(path: string, space: SpaceId): Promise<string> {
  const hash = createHash('sha256').update(space);
  for await (const chunk of createReadStream(path, { end: 65_535 })) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * Stores documents as they are, with the dates they bring: nobody is connected who would have to be told, and nobody is to be
 * notified of what was said years ago. What is there already stays, also when it has been removed since.
 */
async function keep(data: Data, documents: readonly Document[]): Promise<void> {
  const { store, book } = data.kernel;
  const kindOf = kindsOf(book);
  await store.write(async (transaction) => {
    const there = new Set((await transaction.documents(documents.map(({ id }) => id))).map(({ id }) => id));
    const fresh = documents
      .filter(({ id }) => !there.has(id))
      .map((document) => ({ ...document, body: kindOf(document.kind).body.parse(document.body) }));
    if (fresh.length > 0) await transaction.put(fresh, (kind) => kindOf(kind).tier);
  });
}
