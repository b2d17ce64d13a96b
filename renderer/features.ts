import type { RendererFeature } from './feature.ts';

/** All features of the interface, in the order their words are shown where nothing else decides. */
export const features: readonly RendererFeature[] = [];
