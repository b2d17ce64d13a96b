import { Value } from '../live/value.ts';
import { ReplicaFull, ReplicaUnusable } from '../replica.ts';

export type StorageState =
  | { status: 'ok' }
  /** What is written now is not kept until there is room; what was kept before stays. */
  | { status: 'full' }
  /** The copy went bad under way: open the engine again, which sets it aside. */
  | { status: 'unusable' }
  | { status: 'failed'; message: string };

/** How the disk did the last time it was asked to store something. */
export class Health {
  readonly state = new Value<StorageState>({ status: 'ok' });

  async watch<T>(work: Promise<T>): Promise<T> {
    try {
      const result = await work;
      if (this.state.get().status !== 'ok') this.state.set({ status: 'ok' });
      return result;
    } catch (error) {
      this.state.set(troubleOf(error));
      throw error;
    }
  }
}

function troubleOf(error: unknown): StorageState {
  if (error instanceof ReplicaFull) return { status: 'full' };
  if (error instanceof ReplicaUnusable) return { status: 'unusable' };
  return { status: 'failed', message: error instanceof Error ? error.message : String(error) };
}
