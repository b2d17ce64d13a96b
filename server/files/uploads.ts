import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readdir, readFile, stat, statfs, writeFile } from 'node:fs/promises';
import { addAbortSignal, type Readable } from 'node:stream';
import type { PersonId } from '../../model/kernel/ids.ts';
import { type Blobs, hashOfFile, isCode } from './blobs.ts';
import { HEAD, isImageType, typeOf, UNKNOWN_TYPE } from './content-type.ts';
import type { Blob, FileTables, Upload } from './file-tables.ts';
import { type Images, type Size, THUMBNAILS } from './images.ts';
import { strip } from './strip.ts';

export type UploadLimits = {
  /** Bytes of one file. */
  file: number;
  /** Uploads under way at once, and their bytes together, per person. */
  unfinished: { count: number; size: number };
  /** Bytes of the disk that uploads leave free. */
  free: number;
};
export const UPLOAD_LIMITS: UploadLimits = {
  file: 2 * 2 ** 30,
  unfinished: { count: 200, size: 20 * 2 ** 30 },
  free: 2 ** 30,
};

/** Every so many bytes the part is made durable, so that what a crash costs is bounded. */
const STEP = 8 * 2 ** 20;
/** Images larger than this are files to save and not pictures to show. */
const LARGEST_IMAGE = 64 * 2 ** 20;
/** Hashes of parts kept ready in memory; the others are made again from the disk. */
const READY = 64;

/** Why an upload does not go on; `offset` is the right one. */
export type UploadFault =
  | { fault: 'missing' | 'taken' | 'tooLarge' | 'tooMany' | 'diskFull' | 'interrupted' }
  | { fault: 'wrongOffset'; offset: number };
export type Progress = { offset: number; size: number; done: boolean };

/**
 * Files on their way in. The offset that is told is always what is durable: after a crash of either side the device goes on
 * from there. Work on one upload is one thing at a time; a newer request takes over from one whose connection died.
 */
export class Uploads {
  readonly #tables: FileTables;
  readonly #blobs: Blobs;
  readonly #images: Images;
  readonly #limits: UploadLimits;
  readonly #now: () => number;
  readonly #hashes = new Map<string, { hash: Hash; length: number }>();
  /** Contents come and go one at a time: what one upload is given, the end of another must not take away. */
  readonly #placing = new Turns();
  readonly #active = new Map<string, { abort: AbortController; settled: Promise<unknown> }>();

  constructor(parts: { tables: FileTables; blobs: Blobs; images: Images; limits?: UploadLimits; now?: () => number }) {
    this.#tables = parts.tables;
    this.#blobs = parts.blobs;
    this.#images = parts.images;
    this.#limits = parts.limits ?? UPLOAD_LIMITS;
    this.#now = parts.now ?? Date.now;
  }

  /** Announces a file; again, it answers how far it has come. */
  create(person: PersonId, given: { id: string; name: string; type: string; size: number }): Promise<Progress | UploadFault> {
    return this.#alone(given.id, async () => {
      const held = this.#tables.upload(given.id);
      if (held) {
        const same = held.person === person && held.size === given.size;
        return same ? this.#progress(held) : { fault: 'taken' };
      }
      if (given.size > this.#limits.file) return { fault: 'tooLarge' };
      const unfinished = this.#tables.unfinished(person);
      if (unfinished.count >= this.#limits.unfinished.count || unfinished.size + given.size > this.#limits.unfinished.size)
        return { fault: 'tooMany' };
      const disk = await statfs(this.#blobs.partPath(''));
      if (disk.bavail * disk.bsize < given.size + this.#limits.free) return { fault: 'diskFull' };
      const { id, name, type: declared, size } = given;
      const upload: Upload = { id, person, name, declared, size, received: 0, hash: null, changedAt: this.#now() };
      return (await this.#tables.create(upload)) ? this.#progress(upload) : { fault: 'taken' };
    });
  }

  progress(person: PersonId, id: string): Promise<Progress | UploadFault> {
    return this.#alone(id, async () => {
      const upload = this.#own(person, id);
      return upload ? this.#progress(upload) : { fault: 'missing' };
    });
  }

  /** Takes bytes from `offset` on; what arrived before a cut stays. */
  receive(person: PersonId, id: string, offset: number, bytes: Readable): Promise<Progress | UploadFault> {
    return this.#alone(id, async (signal) => {
      const upload = this.#own(person, id);
      if (!upload) return { fault: 'missing' };
      if (upload.hash !== null || upload.received !== offset) return { fault: 'wrongOffset', offset: upload.received };
      try {
        const received = await this.#append(upload, bytes, signal);
        return received === 'tooLarge' ? { fault: 'tooLarge' } : await this.#progress({ ...upload, received });
      } catch (error) {
        if (isCode(error, 'ENOSPC', 'EDQUOT')) return { fault: 'diskFull' };
        if (isCode(error, 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR')) return { fault: 'interrupted' };
        throw error;
      }
    });
  }

  /** What a finished upload of this person became; null when it is not finished or not theirs. */
  finished(person: PersonId, id: string): { upload: Upload; blob: Blob } | null {
    const upload = this.#own(person, id);
    const blob = upload?.hash ? this.#tables.blob(upload.hash) : null;
    return upload && blob ? { upload, blob } : null;
  }

  /** Forgets an upload, and its contents when no other has the same. */
  forget(id: string): Promise<void> {
    return this.#alone(id, async () => {
      this.#hashes.delete(id);
      await this.#placing.run(async () => {
        const orphan = await this.#tables.forget(id);
        if (orphan) await this.#blobs.remove(orphan, THUMBNAILS);
      });
      await this.#blobs.discard(this.#blobs.partPath(id));
    });
  }

  /** Removes what a crash left of parts whose upload is finished or forgotten. */
  async sweep(): Promise<void> {
    for (const name of await readdir(this.#blobs.partPath(''))) {
      const id = name.replace(/\.\w+(\.part)?$/, '');
      const upload = this.#tables.upload(id);
      if (!upload || upload.hash !== null) await this.#alone(id, () => this.#blobs.discard(this.#blobs.partPath(name)));
    }
  }

  #own(person: PersonId, id: string): Upload | null {
    const upload = this.#tables.upload(id);
    return upload?.person === person ? upload : null;
  }

  /** All is here but the end was cut short by a crash: then it is finished now. */
  async #progress(upload: Upload): Promise<Progress> {
    const done = upload.hash !== null || upload.received === upload.size;
    if (done && upload.hash === null) await this.#finish(upload);
    return { offset: upload.received, size: upload.size, done };
  }

  async #append(upload: Upload, bytes: Readable, signal: AbortSignal): Promise<number | 'tooLarge'> {
    const path = this.#blobs.partPath(upload.id);
    const running = await this.#hashAt(path, upload);
    const part = await open(path, upload.received === 0 ? 'w' : 'r+', 0o600);
    let received = upload.received;
    let safe = received;
    const makeSafe = async () => {
      if (safe === received) return;
      await part.datasync();
      await this.#tables.advance(upload.id, received, this.#now());
      safe = received;
    };
    try {
      // When the device has come back on another connection, this one has nothing more to say.
      for await (const chunk of addAbortSignal(signal, bytes)) {
        if (received + chunk.length > upload.size) return 'tooLarge';
        await writeAll(part, chunk, received);
        running.hash.update(chunk);
        received += chunk.length;
        running.length = received;
        if (received - safe >= STEP) await makeSafe();
      }
    } finally {
      await makeSafe().finally(() => part.close());
      this.#remember(upload.id, running);
    }
    return received;
  }

  /** The running hash of what is there; the part is cut to what is known to be safe. */
  async #hashAt(path: string, upload: Upload): Promise<{ hash: Hash; length: number }> {
    const ready = this.#hashes.get(upload.id);
    this.#hashes.delete(upload.id);
    if (upload.received === 0) return { hash: createHash('sha256'), length: 0 };
    const part = await open(path, 'r+');
    await part.truncate(upload.received).finally(() => part.close());
    if (ready?.length === upload.received) return ready;
    return { hash: await hashOfFile(path), length: upload.received };
  }

  #remember(id: string, running: { hash: Hash; length: number }): void {
    this.#hashes.set(id, running);
    if (this.#hashes.size > READY) this.#hashes.delete(this.#hashes.keys().next().value!);
  }

  async #finish(upload: Upload): Promise<void> {
    const part = this.#blobs.partPath(upload.id);
    if (upload.size === 0) await writeFile(part, '', { mode: 0o600 });
    const found = await this.#look(part);
    const hash = found.rewritten || !this.#isReady(upload) ? await hashOfFile(found.path) : this.#hashes.get(upload.id)!.hash;
    const { size } = await stat(found.path);
    const blob: Blob = {
      hash: hash.digest('hex'),
      size,
      type: found.type,
      width: found.size?.width ?? null,
      height: found.size?.height ?? null,
    };
    await this.#placing.run(async () => {
      await this.#blobs.keep(found.path, blob.hash);
      await this.#tables.finish(upload.id, blob, this.#now());
    });
    this.#hashes.delete(upload.id);
    await this.#blobs.discard(part);
    if (found.rewritten) await this.#blobs.discard(found.path);
  }

  #isReady(upload: Upload): boolean {
    return this.#hashes.get(upload.id)?.length === upload.size;
  }

  /** What the contents are; of an image, a copy without what it tells beside the picture. */
  async #look(part: string): Promise<{ path: string; type: string; size: Size | null; rewritten: boolean }> {
    const type = typeOf(await headOf(part));
    if (!isImageType(type)) return { path: part, type, size: null, rewritten: false };
    const clean = `${part}.clean`;
    const { size: length } = await stat(part);
    const stripped = length <= LARGEST_IMAGE ? strip(await readFile(part), type) : null;
    if (stripped) await writeFile(clean, stripped, { mode: 0o600 });
    const size = stripped ? await this.#images.look(clean) : length <= LARGEST_IMAGE ? await this.#images.recode(part, clean, type) : null;
    if (size) return { path: clean, type, size, rewritten: true };
    await this.#blobs.discard(clean);
    return { path: part, type: UNKNOWN_TYPE, size: null, rewritten: false };
  }

  /** One thing at a time per upload; whoever comes later ends what is under way. */
  async #alone<T>(id: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const before = this.#active.get(id);
    before?.abort.abort();
    const abort = new AbortController();
    const turn = (before?.settled ?? Promise.resolve()).then(() => work(abort.signal));
    const settled = turn.catch(() => undefined);
    const entry = { abort, settled };
    this.#active.set(id, entry);
    try {
      return await turn;
    } finally {
      if (this.#active.get(id) === entry) this.#active.delete(id);
    }
  }
}

class Turns {
  #tail: Promise<unknown> = Promise.resolve();
  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#tail.then(work);
    this.#tail = turn.catch(() => undefined);
    return turn;
  }
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    written += (await file.write(bytes, written, bytes.length - written, position + written)).bytesWritten;
  }
}

async function headOf(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: HEAD - 1 })) chunks.push(chunk);
  return Buffer.concat(chunks);
}
