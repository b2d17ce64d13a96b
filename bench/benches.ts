import type { Bench } from './figure.ts';

/** One line per measurement. They run alone, one after the other. */
export const benches: readonly Bench[] = [];
