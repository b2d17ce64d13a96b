import { defineFeature } from '../kernel/feature.ts';
import { notificationSeen, notificationSeenAll } from './commands.ts';
import { notificationKind } from './notification.ts';

export const notificationsFeature = defineFeature({
  name: 'notifications',
  kinds: [notificationKind],
  commands: [notificationSeen, notificationSeenAll],
});
