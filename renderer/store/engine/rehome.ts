import type { SpaceId } from '../../../model/kernel/ids.ts';
import type { Local } from './local.ts';
import type { Outbox } from './outbox.ts';

/**
 * A space became confidential or ceased to be: its entries move to its other home, and from now on all of it goes there.
 * @returns whether the old home holds documents of it: the caller purges the space with its next change
 */
export async function rehome(local: Local, outbox: Outbox, space: SpaceId, confidential: boolean): Promise<boolean> {
  if (local.homes.isConfidential(space) === confidential) return false;
  await outbox.move(space, confidential);
  local.homes.setConfidential(space, confidential);
  return local.holds(space);
}
