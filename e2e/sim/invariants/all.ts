import type { World } from '../world.ts';
import { quiet } from './bounded.ts';
import { convergence, sameOrder } from './convergence.ts';
import { inOrder, nothingAcknowledgedIsLost, nothingKeptIsLost } from './durability.ts';
import { allFilled, noGaps } from './gaps.ts';
import { honestRejection } from './honesty.ts';
import { exactlyOnce } from './once.ts';
import { localIsPendingOverBase } from './rebase.ts';
import { rights } from './rights.ts';
import { truthIsTrue } from './server.ts';

type Invariant = (world: World) => string[];

/** What holds when everything is mended and everyone has come back. */
const WHEN_HEALED: readonly Invariant[] = [
  truthIsTrue,
  convergence,
  sameOrder,
  nothingAcknowledgedIsLost,
  nothingKeptIsLost,
  inOrder,
  exactlyOnce,
  rights,
  noGaps,
  allFilled,
  honestRejection,
  quiet,
];

/** What holds at every instant. */
const AT_ANY_TIME: readonly Invariant[] = [noGaps, localIsPendingOverBase];

const check = (world: World, invariants: readonly Invariant[]): void => {
  for (const invariant of invariants) for (const what of invariant(world)) world.auditor.violation(`${invariant.name}: ${what}`);
};

export const checkWhenHealed = (world: World): void => check(world, WHEN_HEALED);
export const checkAtAnyTime = (world: World): void => check(world, AT_ANY_TIME);
