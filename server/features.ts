import type { ServerFeature } from './feature.ts';
import { notificationsOnServer } from './notifications/feature.ts';
import { removalOnServer } from './removal/feature.ts';
import { spacesOnServer } from './spaces/feature.ts';

/** One line per feature of which the server knows more than the rule book. Effects are asked for in this order. */
export const serverFeatures: readonly ServerFeature[] = [spacesOnServer, notificationsOnServer, removalOnServer];
