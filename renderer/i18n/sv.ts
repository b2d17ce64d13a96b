import { chat } from './sv/chat.ts';
import { feed } from './sv/feed.ts';
import { groups } from './sv/groups.ts';
import { parts } from './sv/parts.ts';
import { session } from './sv/session.ts';
import { settings } from './sv/settings.ts';
import { shell } from './sv/shell.ts';
import { ui } from './sv/ui.ts';
import { writing } from './sv/writing.ts';

/** Every feature's words: a file per feature, a line here and the same in `en.ts`. */
export const sv = { ui, writing, parts, feed, chat, groups, shell, session, settings } as const;
