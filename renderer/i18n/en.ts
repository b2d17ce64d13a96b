import { chat } from './en/chat.ts';
import { feed } from './en/feed.ts';
import { groups } from './en/groups.ts';
import { parts } from './en/parts.ts';
import { session } from './en/session.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { ui } from './en/ui.ts';
import { writing } from './en/writing.ts';
import type { Texts } from './texts.ts';

export const en: Texts = { ui, writing, parts, feed, chat, groups, shell, session, settings };
