import type { Document } from '../../model/kernel/document.ts';
import type { PersonId } from '../../model/kernel/ids.ts';
import type { MessageBody } from '../../model/chat/message.ts';

export type MessageRow =
  | { type: 'day'; id: string; at: number }
  /** Where the unread begin. */
  | { type: 'new'; id: string }
  /** `continues`: the same person a moment later, shown without name and picture. */
  | { type: 'message'; id: string; message: Document<MessageBody>; continues: boolean };

/** Messages of one person closer than this stand together. Milliseconds. */
const TOGETHER = 5 * 60_000;

const dayOf = (at: number) => new Date(at).toDateString();

/**
 * What stands in a conversation, oldest first: days, the line above the first unread, messages.
 * @param newestFirst as the store gives them
 * @param readUpTo the largest `sort` that the reader had read when the conversation was opened; null: all is read
 */
export function messageRows(newestFirst: readonly Document<MessageBody>[], readUpTo: number | null, me: PersonId): MessageRow[] {
  const rows: MessageRow[] = [];
  let before: Document<MessageBody> | null = null;
  let marked = readUpTo === null;
  for (const message of [...newestFirst].reverse()) {
    const newDay: boolean = !before || dayOf(before.sort) !== dayOf(message.sort);
    if (newDay) rows.push({ type: 'day', id: `day:${dayOf(message.sort)}`, at: message.sort });
    const isNew = !marked && message.sort > (readUpTo ?? 0) && message.author !== me;
    if (isNew) {
      rows.push({ type: 'new', id: 'new' });
      marked = true;
    }
    const continues: boolean =
      !newDay && !isNew && before?.author === message.author && message.sort - (before?.sort ?? 0) < TOGETHER && !message.body.quote;
    rows.push({ type: 'message', id: message.id, message, continues });
    before = message;
  }
  return rows;
}
