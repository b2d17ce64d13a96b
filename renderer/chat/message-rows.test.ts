import { describe, expect, it } from 'vitest';
import type { Document } from '../../model/kernel/document.ts';
import type { PersonId } from '../../model/kernel/ids.ts';
import type { MessageBody } from '../../model/chat/message.ts';
import { messageRows } from './message-rows.ts';

const me = 'elin' as PersonId;
const noon = new Date(2026, 10, 24, 12).getTime();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const message = (id: string, author: string, sort: number) =>
  ({ id, author, sort, body: { quote: null } }) as unknown as Document<MessageBody>;
const shape = (rows: ReturnType<typeof messageRows>) =>
  rows.map((row) => (row.type === 'message' ? `${row.id}${row.continues ? '+' : ''}` : row.type));

describe('what stands in a conversation', () => {
  it('is days and messages, oldest first; one who goes on is not named again', () => {
    const messages = [
      message('e', 'amira', noon + 20 * MINUTE),
      message('d', 'oskar', noon + 3 * MINUTE),
      message('c', 'amira', noon + 2 * MINUTE),
      message('b', 'amira', noon),
      message('a', 'amira', noon - DAY),
    ];
    expect(shape(messageRows(messages, null, me))).toEqual(['day', 'a', 'day', 'b', 'c+', 'd', 'e']);
  });

  it('has one line above the first that somebody else wrote since', () => {
    const messages = [
      message('d', 'oskar', noon + 3),
      message('c', 'amira', noon + 2),
      message('b', 'elin', noon + 1),
      message('a', 'amira', noon),
    ];
    expect(shape(messageRows(messages, noon, me))).toEqual(['day', 'a', 'b', 'new', 'c', 'd']);
    expect(shape(messageRows(messages, noon + 5, me))).not.toContain('new');
  });
});
