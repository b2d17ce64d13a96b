import { createHash, type Hash } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { type FileHandle, link, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The folders of contents: `blobs/ab/<hash>` for what is whole, `uploads/<id>` for what is on its way. */
export class Blobs {
  readonly #folder: string;

  /** @param folder the server's data folder */
  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(join(folder, 'uploads'), { recursive: true, mode: 0o700 });
    mkdirSync(join(folder, 'blobs'), { recursive: true, mode: 0o700 });
  }

  /** @param id a UUID, checked where it came in */
  partPath(id: string): string {
    return join(this.#folder, 'uploads', id);
  }

  /** @param hash SHA-256 in hex */
  path(hash: string): string {
    return join(this.#folder, 'blobs', hash.slice(0, 2), hash);
  }

  thumbnailPath(hash: string, size: number): string {
    return `${this.path(hash)}.${size}.webp`;
  }

  /**
   * Puts a finished file in its place, whole and durable; the same contents are kept once. The part stays until `discard`,
   * so that a crash between the two loses nothing.
   */
  async keep(part: string, hash: string): Promise<void> {
    const path = this.path(hash);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(part, 'r+');
    await file.sync();
    await file.close();
    try {
      await link(part, path);
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
    await syncFolder(dirname(path));
  }

  async discard(part: string): Promise<void> {
    await rm(part, { force: true });
  }

  async remove(hash: string, thumbnails: readonly number[]): Promise<void> {
    await rm(this.path(hash), { force: true });
    for (const size of thumbnails) await rm(this.thumbnailPath(hash, size), { force: true });
  }
}

export const isCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

/** A name in a folder survives power loss only when the folder is on the disk too. Windows has no such thing, and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  let folder: FileHandle | undefined;
  try {
    folder = await open(path, 'r');
    await folder.sync();
  } finally {
    await folder?.close();
  }
}

/** SHA-256 of what a file holds so far, ready to go on. */
export async function hashOfFile(path: string): Promise<Hash> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash;
}
