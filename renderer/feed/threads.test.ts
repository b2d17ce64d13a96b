import { expect, it } from 'vitest';
import type { Document } from '../../model/kernel/document.ts';
import type { CommentBody } from '../../model/feed/comment.ts';
import { threads } from './threads.ts';

const comment = (id: string, sort: number, replyTo: string | null = null) =>
  ({ id, sort, body: { replyTo } }) as unknown as Document<CommentBody>;

it('replies stand under what they answer, oldest first', () => {
  const tree = threads([comment('d', 4, 'a'), comment('c', 3), comment('b', 2, 'a'), comment('a', 1)]);
  expect(tree.map((thread) => [thread.comment.id, thread.replies.map((reply) => reply.id)])).toEqual([
    ['a', ['b', 'd']],
    ['c', []],
  ]);
});

it('a reply to a comment that was removed is still read', () => {
  expect(threads([comment('b', 2, 'gone')]).map((thread) => thread.comment.id)).toEqual(['b']);
});
