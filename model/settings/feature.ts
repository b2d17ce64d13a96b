import { defineFeature } from '../kernel/feature.ts';
import { muteSet, pinSet, settingsSet } from './commands.ts';
import { settingsKind } from './settings.ts';

export const settingsFeature = defineFeature({ name: 'settings', kinds: [settingsKind], commands: [settingsSet, pinSet, muteSet] });
