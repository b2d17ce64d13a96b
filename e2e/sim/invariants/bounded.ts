import type { World } from '../world.ts';

/** Milliseconds of calm after which nobody may have anything left to say. */
const ROUNDS = 6 * 60_000;

/** 8. Quiet within a bounded number of rounds. (What a catching-up device is handed is looked at by the auditor, per answer.) */
export function quiet(world: World): string[] {
  const since = world.timeline.now - world.auditor.lastTraffic;
  return since >= ROUNDS ? [] : [`there was traffic until ${since} ms before the end`];
}
