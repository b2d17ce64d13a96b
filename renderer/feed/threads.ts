import type { Document } from '../../model/kernel/document.ts';
import type { CommentBody } from '../../model/feed/comment.ts';

export type CommentThread = { comment: Document<CommentBody>; replies: Document<CommentBody>[] };

const oldestFirst = (a: Document, b: Document) => a.sort - b.sort || (a.id < b.id ? -1 : 1);

/** Comments with their replies, oldest first. A reply whose comment is gone stands for itself rather than vanish. */
export function threads(comments: readonly Document<CommentBody>[]): CommentThread[] {
  const there = new Set(comments.map((comment) => comment.id));
  const isReply = (comment: Document<CommentBody>) => comment.body.replyTo !== null && there.has(comment.body.replyTo);
  const ordered = [...comments].sort(oldestFirst);
  const replies = Map.groupBy(ordered.filter(isReply), (reply) => reply.body.replyTo);
  return ordered.filter((comment) => !isReply(comment)).map((comment) => ({ comment, replies: replies.get(comment.id) ?? [] }));
}
