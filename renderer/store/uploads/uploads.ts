import type { Live } from '../store.ts';
import { Value } from '../live/value.ts';
import type { LocalFile, LocalFiles } from './local-files.ts';
import { UploadError, type UploadRoad } from './upload-road.ts';

const CHUNK = 4 * 2 ** 20;
/** The largest file the server takes, bytes. */
export const LARGEST = 2 * 2 ** 30;
/** What was sent stays this long for showing it without a network. */
const KEEP_SENT = 7 * 24 * 3600_000;

export type UploadState =
  | { status: 'waiting'; sent: number; size: number }
  | { status: 'sending'; sent: number; size: number }
  | { status: 'arrived' }
  | { status: 'refused'; code: string };

type Options = { disk: LocalFiles; memory: LocalFiles; road: UploadRoad; newId: () => string; now: () => number };

/**
 * Files on their way: kept on the device first, sent one after the other in pieces, taken up where it stopped.
 * The command that speaks of a file waits in the outbox until `arrived` says yes.
 */
export class Uploads {
  readonly #options: Options;
  readonly #files = new Map<string, { file: LocalFile; store: LocalFiles; state: Value<UploadState> }>();
  readonly #listeners = new Set<(id: string) => void>();
  readonly #addresses = new Map<string, string>();
  #running = false;
  #stop = new AbortController();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Reads what a former session left. */
  async start(): Promise<void> {
    for (const file of await this.#options.disk.all()) {
      if (file.state.status === 'arrived' && this.#options.now() - file.addedAt > KEEP_SENT) await this.#options.disk.remove(file.id);
      else this.#hold(file, this.#options.disk);
    }
    void this.resume();
  }

  /**
   * Keeps a file for sending. Resolves when it would survive a crash.
   * @param secret true in a confidential space: never on the disk
   * @throws UploadError `refused` with `tooLarge` or `empty`
   */
  async add(blob: Blob, name: string, secret: boolean): Promise<string> {
    if (blob.size > LARGEST) throw new UploadError('refused', 'tooLarge');
    if (blob.size === 0) throw new UploadError('refused', 'empty');
    const store = secret ? this.#options.memory : this.#options.disk;
    const file: LocalFile = {
      id: this.#options.newId(),
      name: name.slice(0, 255) || 'fil',
      type: blob.type || 'application/octet-stream',
      size: blob.size,
      blob,
      addedAt: this.#options.now(),
      state: { status: 'waiting' },
    };
    await store.put(file);
    this.#hold(file, store);
    void this.resume();
    return file.id;
  }

  /** Need nobody wait for it any longer? Sent, refused for good, or never from here: the server has the last word on it. */
  arrived(id: string): boolean {
    return this.#files.get(id)?.file.state.status !== 'waiting';
  }

  state(id: string): Live<UploadState> {
    return this.#files.get(id)?.state ?? ARRIVED;
  }

  /** An address by which the page can show a file that has not been sent (or was sent from here). Null: ask the server. */
  localAddress(id: string): string | null {
    const held = this.#files.get(id);
    if (!held) return null;
    let address = this.#addresses.get(id);
    if (!address) {
      address = URL.createObjectURL(held.file.blob);
      this.#addresses.set(id, address);
    }
    return address;
  }

  async discard(id: string): Promise<void> {
    const held = this.#files.get(id);
    if (!held) return;
    this.#files.delete(id);
    const address = this.#addresses.get(id);
    if (address) URL.revokeObjectURL(address);
    this.#addresses.delete(id);
    await held.store.remove(id);
  }

  /** Told when a file has arrived or will never arrive. */
  onChange(listener: (id: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The network is back, or someone has signed in again. One run at a time. */
  async resume(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) await this.#send(next.file.id);
    } catch (error) {
      if (!(error instanceof UploadError) || error.reason === 'refused') throw error;
    } finally {
      this.#running = false;
    }
  }

  async wipe(): Promise<void> {
    this.#stop.abort();
    this.#stop = new AbortController();
    for (const id of [...this.#files.keys()]) await this.discard(id);
    await this.#options.disk.clear();
    await this.#options.memory.clear();
  }

  #hold(file: LocalFile, store: LocalFiles): void {
    const state: UploadState = file.state.status === 'waiting' ? { status: 'waiting', sent: 0, size: file.size } : file.state;
    this.#files.set(file.id, { file, store, state: new Value(state) });
  }

  #tell(id: string): void {
    for (const listener of [...this.#listeners]) listener(id);
  }

  #next() {
    return [...this.#files.values()].find(({ file }) => file.state.status === 'waiting');
  }

  async #send(id: string): Promise<void> {
    const held = this.#files.get(id);
    if (!held) return;
    const { file, store, state } = held;
    const { road } = this.#options;
    try {
      let offset = await road.create(file);
      while (offset < file.size) {
        state.set({ status: 'sending', sent: offset, size: file.size });
        offset = await road.send(id, offset, file.blob.slice(offset, offset + CHUNK), this.#stop.signal);
        if (!this.#files.has(id)) return;
      }
      file.state = { status: 'arrived' };
      await store.put(file);
      state.set({ status: 'arrived' });
      this.#tell(id);
    } catch (error) {
      if (error instanceof UploadError && error.reason === 'refused') {
        file.state = { status: 'refused', code: error.code };
        await store.put(file);
        state.set(file.state);
        this.#tell(id);
        return;
      }
      state.set({ status: 'waiting', sent: 0, size: file.size });
      throw error;
    }
  }
}

const ARRIVED: Live<UploadState> = new Value<UploadState>({ status: 'arrived' });
