import type { DocumentId, PersonId, SpaceId } from '../../model/kernel/ids.ts';
import type { DraftDisk } from './drafts.ts';
import { Value } from './live/value.ts';
import type { Live, Ran } from './store.ts';

/** How long one can change one's mind, milliseconds. */
export const UNDO = 10_000;

export type Removal = { target: DocumentId; command: string; space: SpaceId; input: unknown };
/** `due`: milliseconds. `left`: the page that it was asked in is gone, so that nobody can undo it. */
type Kept = Removal & { due: number; left: boolean };

type Parts = {
  disk: DraftDisk;
  person: PersonId;
  run: (removal: Removal) => Promise<Ran>;
  now: () => number;
};

/**
 * What the person has removed and may still regret: off the screen at once, sent when the time is over. Until then nothing
 * has been done, so that undoing leaves no trace with anyone. Written down, so that it is carried out also when the page
 * is closed or dies before that.
 */
export class Removals {
  readonly #parts: Parts;
  readonly #prefix: string;
  readonly #going = new Value<ReadonlySet<DocumentId>>(new Set());
  readonly #timers = new Map<DocumentId, ReturnType<typeof setTimeout>>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#prefix = `fikarum.removing:${parts.person}:`;
  }

  /** What is about to be removed, and so not to be shown. */
  get going(): Live<ReadonlySet<DocumentId>> {
    return this.#going;
  }

  /** Takes up what a former page left. */
  start(): void {
    const { disk, now } = this.#parts;
    const keys = Array.from({ length: disk.length }, (_, index) => disk.key(index) ?? '').filter((key) => key.startsWith(this.#prefix));
    for (const key of keys) {
      const kept = this.#read(key);
      if (!kept) disk.removeItem(key);
      else
        this.#wait(kept, kept.left ? 0 : Math.max(0, kept.due - now()), async () => {
          // The page that it was asked in may live, and it may have been undone there.
          if (this.#read(key)) await this.#parts.run(kept);
        });
    }
  }

  /** @param refused told when it could not be removed after all; the thing is shown again */
  remove(removal: Removal, refused: (ran: Ran & { ok: false }) => void): void {
    this.#write({ ...removal, due: this.#parts.now() + UNDO, left: false });
    this.#wait(removal, UNDO, async () => {
      const ran = await this.#parts.run(removal);
      if (!ran.ok) refused(ran);
    });
  }

  undo(target: DocumentId): void {
    this.#settle(target);
  }

  /** The page goes: whoever comes next carries out at once what it had begun. */
  leave(): void {
    for (const target of this.#timers.keys()) {
      const kept = this.#read(this.#prefix + target);
      if (kept) this.#write({ ...kept, left: true });
    }
  }

  wipe(): void {
    for (const target of [...this.#timers.keys()]) this.#settle(target);
  }

  #wait({ target }: Removal, milliseconds: number, carryOut: () => Promise<void>): void {
    clearTimeout(this.#timers.get(target));
    const timer = setTimeout(() => void carryOut().finally(() => this.#settle(target)), milliseconds);
    this.#timers.set(target, timer);
    this.#going.set(new Set(this.#going.get()).add(target));
  }

  #settle(target: DocumentId): void {
    clearTimeout(this.#timers.get(target));
    this.#timers.delete(target);
    this.#parts.disk.removeItem(this.#prefix + target);
    const going = new Set(this.#going.get());
    if (going.delete(target)) this.#going.set(going);
  }

  #write(kept: Kept): void {
    try {
      this.#parts.disk.setItem(this.#prefix + kept.target, JSON.stringify(kept));
    } catch {
      // The disk is full: it is carried out by this page or not at all.
    }
  }

  #read(key: string): Kept | null {
    try {
      return JSON.parse(this.#parts.disk.getItem(key) ?? 'null') as Kept | null;
    } catch {
      return null;
    }
  }
}
