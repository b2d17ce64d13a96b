import type { Bench } from './figure.ts';
import { storageBench } from './storage.ts';

/** One line per measurement. They run alone, one after the other. */
export const benches: readonly Bench[] = [storageBench];
