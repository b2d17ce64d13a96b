import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { fileAdd } from '../../model/files/commands.ts';
import { FileBody, fileKind } from '../../model/files/file.ts';
import { type DocumentId, type PersonId, type SpaceId, spaceDocument } from '../../model/kernel/ids.ts';
import { refuse } from '../../model/kernel/refusal.ts';
import { SpaceBody } from '../../model/kernel/space.ts';
import type { ServerFeature } from '../feature.ts';
import type { SideTables } from '../store/side-tables.ts';
import type { Store } from '../store/store.ts';
import { mayReadSpace } from '../sync/access.ts';
import { Blobs } from './blobs.ts';
import { describedAs } from './content-type.ts';
import { type Blob, FileTables } from './file-tables.ts';
import { Images, type Thumbnail } from './images.ts';
import { type FileSessions, fileRoutes } from './routes.ts';
import { type UploadLimits, Uploads } from './uploads.ts';

const DAY = 24 * 3_600_000;
/** An upload that no document speaks of is kept this long: its device may be away for a holiday's beginning. Milliseconds. */
const KEPT = 7 * DAY;
/** A file document's contents, and whether they may lie in a browser's cache. */
export type Found = { body: FileBody; blob: Blob; confidential: boolean };

/** The contents of files: in, out, and away when nothing speaks of them any more. */
export class Files {
  readonly uploads: Uploads;
  readonly blobs: Blobs;
  readonly #store: Pick<Store, 'read'>;
  readonly #tables: FileTables;
  readonly #images = new Images();
  readonly #now: () => number;
  readonly #stop = new AbortController();
  readonly #making = new Map<string, Promise<unknown>>();

  /** @param parts.folder the server's data folder */
  constructor(parts: { folder: string; tables: SideTables; store: Pick<Store, 'read'>; limits?: UploadLimits; now?: () => number }) {
    const { folder, tables, store, limits, now = Date.now } = parts;
    this.#store = store;
    this.#now = now;
    this.#tables = new FileTables(tables);
    this.blobs = new Blobs(folder);
    this.uploads = new Uploads({ tables: this.#tables, blobs: this.blobs, images: this.#images, limits, now });
  }

  /** What a person may have of a file now: its document lives in a space they may read. */
  async find(person: PersonId, id: DocumentId): Promise<Found | null> {
    const [document] = await this.#store.read.documents([id]);
    if (!document || document.deleted || document.kind !== fileKind.name) return null;
    if (!(await mayReadSpace(this.#store.read, person, document.space, this.#now()))) return null;
    const body = FileBody.parse(document.body);
    const blob = body.hash === null ? null : this.#tables.blob(body.hash);
    return blob && { body, blob, confidential: await this.#isConfidential(document.space) };
  }

  /** A small WebP of an image, made when it is first asked for; null when it is no image. */
  async thumbnail(blob: Blob, size: Thumbnail): Promise<{ path: string; size: number } | null> {
    if (blob.width === null) return null;
    const path = this.blobs.thumbnailPath(blob.hash, size);
    const made = async () => (await stat(path).catch(() => null)) ?? null;
    if (!(await made())) {
      const making = this.#making.get(path) ?? this.#images.thumbnail(this.blobs.path(blob.hash), path, size);
      this.#making.set(path, making);
      await making.finally(() => this.#making.delete(path));
    }
    const file = await made();
    return file && { path, size: file.size };
  }

  /** Takes in a file that did not come over HTTP (imports). @returns its facts, as its document has them; null when it is too large */
  async take(
    person: PersonId,
    given: { id?: string; name: string; type: string; content: Buffer },
  ): Promise<{ id: DocumentId; body: FileBody } | null> {
    const id = given.id ?? randomUUID();
    const size = given.content.length;
    const begun = await this.uploads.create(person, { id, name: given.name, type: given.type, size });
    if ('fault' in begun && begun.fault === 'tooLarge') return null;
    if ('fault' in begun) throw new Error(`a file could not be taken in: ${begun.fault}`);
    if (!begun.done) await this.uploads.receive(person, id, begun.offset, Readable.from([given.content.subarray(begun.offset)]));
    const body = this.#bodyOf(person, id, given.name);
    return body && { id: id as DocumentId, body };
  }

  /** The part of the files that the sync engine and the HTTP server need. */
  feature(sessions: FileSessions): ServerFeature {
    return {
      name: 'files',
      check: async ({ command, input, person }) => {
        if (command.name !== fileAdd.name) return null;
        const { upload } = fileAdd.input.parse(input);
        return this.uploads.finished(person, upload) ? null : refuse('file', 'the upload has not arrived, or is not yours');
      },
      effects: async ({ command, person, written }) => {
        if (command.name !== fileAdd.name) return [];
        return written.flatMap((document) => {
          const body = document.kind === fileKind.name && this.#bodyOf(person, document.id, FileBody.parse(document.body).name);
          return body ? [{ put: document.id, space: document.space, kind: fileKind.name, body }] : [];
        });
      },
      routes: (app) => fileRoutes(app, { files: this, sessions }),
    };
  }

  /** Removes what nothing speaks of: uploads that were given up, and contents whose documents were removed. @returns how many */
  async tidy(): Promise<number> {
    await this.uploads.sweep();
    let removed = 0;
    const before = this.#now() - KEPT;
    for (let after = ''; ; ) {
      const uploads = this.#tables.untouchedSince(before, after, 500);
      const last = uploads.at(-1);
      if (!last) return removed;
      after = last.id;
      const documents = new Map(
        (await this.#store.read.documents(uploads.map(({ id }) => id as DocumentId))).map((document) => [document.id, document]),
      );
      for (const { id } of uploads) {
        const document = documents.get(id as DocumentId);
        const speaks = document && (!document.deleted || document.changedAt > before);
        if (speaks) continue;
        await this.uploads.forget(id);
        removed++;
      }
    }
  }

  /** Tidies now and once a day until `close`. Rejects when the disk cannot be written. */
  async keepTidy(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await this.tidy();
      await delay(DAY, undefined, { signal: this.#stop.signal, ref: false }).catch(() => undefined);
    }
  }

  close(): void {
    this.#stop.abort();
    this.#images.close();
  }

  #bodyOf(person: PersonId, id: string, name: string): FileBody | null {
    const finished = this.uploads.finished(person, id);
    if (!finished) return null;
    const { upload, blob } = finished;
    const { size, width, height, hash } = blob;
    return FileBody.parse({ name, size, type: describedAs(blob.type, upload.declared), width, height, hash });
  }

  async #isConfidential(space: SpaceId): Promise<boolean> {
    const [facts] = await this.#store.read.documents([spaceDocument(space)]);
    return facts !== undefined && !facts.deleted && SpaceBody.parse(facts.body).classification === 'confidential';
  }
}
