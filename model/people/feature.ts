import { defineFeature } from '../kernel/feature.ts';
import { personEdit, statusSet } from './commands.ts';
import { personKind } from './person.ts';

export const peopleFeature = defineFeature({ name: 'people', kinds: [personKind], commands: [personEdit, statusSet] });
