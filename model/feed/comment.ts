import { z } from 'zod';
import { type CommandContext, defineCommand } from '../kernel/command.ts';
import { findHere } from '../kernel/find.ts';
import { DocumentId } from '../kernel/ids.ts';
import { defineKind } from '../kernel/kind.ts';
import { refuse } from '../kernel/refusal.ts';
import { mustBeHere } from '../files/attached.ts';
import { edited, Files, freshly, Mentions, mentionsOf, NewId, tagsOf, written } from '../writing/written.ts';
import { mayComment, mayEditComment, mayRemoveComment } from './policy.ts';
import { postKind } from './post.ts';

export const COMMENT_LENGTH = 10_000;
const CommentText = z.string().max(COMMENT_LENGTH);

export const CommentBody = z.object({
  ...written,
  text: CommentText,
  tags: z.array(z.string()).default([]),
  /** The comment it answers; replies stand one level deep, so this one answers none itself. */
  replyTo: DocumentId.nullable().default(null),
});
export type CommentBody = z.infer<typeof CommentBody>;

/** Its parent is the post, for replies too. */
export const commentKind = defineKind<CommentBody>({
  name: 'comment',
  body: CommentBody,
  tier: 'windowed',
  searchText: (body) => body.text,
});

const commentIn = (context: CommandContext, id: DocumentId) => findHere(context, id, commentKind);

/** Comments live as long as their post does, and until it is locked. */
function mustTakeComments(context: CommandContext, post: DocumentId) {
  const found = findHere(context, post, postKind);
  if (!found) return refuse('missing', 'the post is gone');
  return found.body.locked ? refuse('closed', 'the post takes no more comments') : null;
}

export const commentCreate = defineCommand({
  name: 'comment.create',
  input: z
    .object({
      comment: NewId,
      post: DocumentId,
      replyTo: DocumentId.nullable().default(null),
      text: CommentText,
      mentions: Mentions.default([]),
      files: Files.default([]),
    })
    .refine((comment) => comment.text.trim() || comment.files.length, 'an empty comment'),
  reads: (input) => [input.comment, input.post, ...(input.replyTo ? [input.replyTo] : []), ...input.files],
  needs: (input) => input.files,
  authorise: (context) => mayComment(context.actor, context.facts),
  apply: (context, { comment, post, ...input }) => {
    if (context.get(comment)) return refuse('conflict', 'the id is taken');
    const answered = input.replyTo && commentIn(context, input.replyTo);
    const closed = mustTakeComments(context, post) ?? mustBeHere(context, input.files);
    if (closed) return closed;
    if (input.replyTo && answered?.parent !== post) return refuse('missing', 'the comment it answers is gone');
    // An answer to a reply joins the same thread, so that one level is all there is.
    const replyTo = answered ? (answered.body.replyTo ?? answered.id) : null;
    const mentions = mentionsOf(input.text, input.mentions);
    const body: CommentBody = { ...input, ...freshly, replyTo, mentions, tags: tagsOf(input.text) };
    return [{ put: comment, kind: commentKind.name, parent: post, body }];
  },
  merges: 'Each makes its own comment, in the order in which the server got them.',
  text: (input) => input.text,
});

export const commentEdit = defineCommand({
  name: 'comment.edit',
  input: z
    .object({
      comment: DocumentId,
      post: DocumentId,
      /** The version that was edited. */
      base: z.int().min(1),
      text: CommentText,
      mentions: Mentions.default([]),
      files: Files.default([]),
    })
    .refine((comment) => comment.text.trim() || comment.files.length, 'an empty comment'),
  reads: (input) => [input.comment, input.post, ...input.files],
  needs: (input) => input.files,
  authorise: (context, input) => mayEditComment(context.actor, context.facts, commentIn(context, input.comment)),
  apply: (context, input) => {
    const comment = commentIn(context, input.comment);
    if (comment?.parent !== input.post) return refuse('missing', 'the comment is gone');
    const closed = mustTakeComments(context, input.post) ?? mustBeHere(context, input.files, comment.body.files);
    if (closed) return closed;
    const body = edited(comment, input, context.actor.person, context.now);
    return body ? [{ put: comment.id, kind: commentKind.name, body: { ...body, tags: tagsOf(body.text) } }] : [];
  },
  merges: 'The later edit shows and both stay in the history, the one that was not seen marked.',
  text: (input) => input.text,
});

export const commentRemove = defineCommand({
  name: 'comment.remove',
  input: z.object({ comment: DocumentId }),
  reads: (input) => [input.comment],
  authorise: (context, input) => mayRemoveComment(context.actor, context.facts, commentIn(context, input.comment)),
  apply: (context, input) => (commentIn(context, input.comment) ? [{ remove: input.comment }] : []),
  merges: 'Removing twice is removing once; its replies stay.',
});
