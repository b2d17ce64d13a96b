import { type Feature, ruleBook } from './kernel/feature.ts';

/** One line per feature; everything else is derived from it. */
export const features: readonly Feature[] = [];

export const book = ruleBook(features);
