import { defineFeature } from '../kernel/feature.ts';
import { reactionKind, reactionSet } from './reaction.ts';

export const reactionsFeature = defineFeature({ name: 'reactions', kinds: [reactionKind], commands: [reactionSet] });
