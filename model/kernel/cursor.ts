import { z } from 'zod';
import { TIERS } from './kind.ts';

/**
 * How far a device has one space's log. It has every visible document with `seq ≤ head` and, per tier, `seq > low`
 * (windowed ones inside the window); `low = 0` means that the tier is filled to the bottom.
 */
export const Cursor = z.object({
  /** Names the server's history; another one (restored from a backup) means: fill again. */
  epoch: z.string().max(64),
  head: z.int().min(0),
  low: z.object({ core: z.int().min(0), windowed: z.int().min(0), kept: z.int().min(0) }),
  /** Server time when `head` was read, milliseconds: older than the window means: fill again. */
  at: z.number(),
});
export type Cursor = z.infer<typeof Cursor>;

export const isFilled = (cursor: Cursor): boolean => TIERS.every((tier) => cursor.low[tier] === 0);

/** A space's advance as the server tells everyone in it: documents with `after < seq ≤ head`, in the order of seq. */
export type Advance = { after: number; head: number };

/** What to do with an advance: apply it, forget it (already had), or pull (something between is missing). */
export function meet(cursor: Cursor | undefined, advance: Advance): 'apply' | 'known' | 'gap' {
  if (!cursor) return 'gap';
  if (advance.head <= cursor.head) return 'known';
  return advance.after <= cursor.head ? 'apply' : 'gap';
}

/** Joins what a pull answered with what live advances did meanwhile. Neither may move a device backwards. */
export function join(held: Cursor | undefined, answered: Cursor): Cursor {
  if (!held || held.epoch !== answered.epoch) return answered;
  return {
    epoch: answered.epoch,
    head: Math.max(held.head, answered.head),
    low: {
      core: Math.min(held.low.core, answered.low.core),
      windowed: Math.min(held.low.windowed, answered.low.windowed),
      kept: Math.min(held.low.kept, answered.low.kept),
    },
    at: Math.max(held.at, answered.at),
  };
}
