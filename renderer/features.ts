import { chatFeature } from './chat/index.ts';
import type { RendererFeature } from './feature.ts';
import { feedFeature } from './feed/index.ts';
import { groupsFeature } from './groups/index.ts';

/** All features of the interface, in the order their words are shown where nothing else decides. */
export const features: readonly RendererFeature[] = [feedFeature, chatFeature, groupsFeature];
