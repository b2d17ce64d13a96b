import { defineFeature } from '../kernel/feature.ts';
import { fileAdd, fileRemove } from './commands.ts';
import { fileKind } from './file.ts';

export const filesFeature = defineFeature({ name: 'files', kinds: [fileKind], commands: [fileAdd, fileRemove] });
