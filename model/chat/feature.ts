import { defineFeature } from '../kernel/feature.ts';
import { messageEdit, messageRemove, messageSend } from './commands.ts';
import { messageKind } from './message.ts';

export const chatFeature = defineFeature({ name: 'chat', kinds: [messageKind], commands: [messageSend, messageEdit, messageRemove] });
