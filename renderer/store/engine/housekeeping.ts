import type { Opened } from './opening.ts';
import type { Parts } from './parts.ts';
import { prune } from './pruning.ts';
import { Repeater, type Round } from './repeater.ts';
import type { Turn } from './turn.ts';

const DAY = 86_400_000;

/** What is done on the device without anybody asking: wiping it, trying a full disk again, forgetting what is too old. */
export class Housekeeping {
  readonly #parts: Parts;
  readonly #turn: Turn;
  readonly #opened: Opened;
  readonly #report: (error: unknown) => void;
  readonly #wiping: Repeater;
  readonly #probing: Repeater;
  readonly #unsubscribe: () => void;
  #cancel: () => void = () => undefined;
  /** How far back windowed kinds are kept, milliseconds; `null` before the server has said so. */
  #window: number | null = null;

  constructor(parts: Parts, turn: Turn, opened: Opened, report: (error: unknown) => void) {
    this.#parts = parts;
    this.#turn = turn;
    this.#opened = opened;
    this.#report = report;
    const { homes } = opened.local;
    this.#wiping = this.#untilDone('person', async () => {
      await homes.wipe();
      opened.outbox.clear();
      opened.local.clear();
    });
    this.#probing = this.#untilDone('server', () => opened.local.probe());
    this.#unsubscribe = homes.health.state.subscribe(() => this.#lookAtTheDisk());
  }

  start(): void {
    this.#lookAtTheDisk();
    this.#tomorrow();
  }

  stop(): void {
    this.#unsubscribe();
    this.#cancel();
    this.#wiping.stop();
    this.#probing.stop();
  }

  setWindow(window: number): void {
    this.#window = window;
  }

  /** Everything of the person leaves the device. Tried again until it has. */
  wipe(): void {
    this.#wiping.want();
  }

  /** Forgets what fell out of the window. @returns how many documents went */
  async prune(): Promise<number> {
    return this.#window === null ? 0 : prune(this.#parts, this.#turn, this.#opened.local, this.#window);
  }

  /** A disk that has room again is noticed within a minute, also when nothing else wants to be stored. */
  #lookAtTheDisk(): void {
    const { status } = this.#opened.local.homes.health.state.get();
    if (status === 'full' || status === 'failed') this.#probing.want();
  }

  #tomorrow(): void {
    this.#cancel = this.#parts.clock.after(DAY, () => {
      this.prune().catch(this.#report);
      this.#tomorrow();
    });
  }

  #untilDone(lane: 'person' | 'server', work: () => Promise<void>): Repeater {
    return new Repeater(this.#parts.clock, this.#parts.random, async (): Promise<Round> => {
      try {
        await this.#turn.take(lane, work);
        return 'idle';
      } catch (error) {
        this.#report(error);
        return 'later';
      }
    });
  }
}
