import type { ServerFeature } from './feature.ts';

/** One line per feature of which the server knows more than the rule book. */
export const serverFeatures: readonly ServerFeature[] = [];
