import { z } from 'zod';
import { type CommandContext, defineCommand } from '../kernel/command.ts';
import { findHere } from '../kernel/find.ts';
import { DocumentId } from '../kernel/ids.ts';
import { refuse } from '../kernel/refusal.ts';
import { mustBeHere } from '../files/attached.ts';
import { edited, Files, freshly, Mentions, mentionsOf, NewId, tagsOf } from '../writing/written.ts';
import { mayEditPost, mayPostIn, mayRemovePost, mayRunPosts, maySpeakForTheCompany } from './policy.ts';
import { Poll, type PostBody, postKind, PostText, PostTitle, SharedFrom } from './post.ts';

const gone = () => refuse('missing', 'the post is gone');

/** Who wrote the post, for the policy; `null` when it is not (or no longer) here. */
const postIn = (context: CommandContext, id: DocumentId) => findHere(context, id, postKind);
const theirs = (context: CommandContext, id: DocumentId) => {
  const post = postIn(context, id);
  return post && { author: post.author, official: post.body.official };
};

export const postCreate = defineCommand({
  name: 'post.create',
  input: z
    .object({
      post: NewId,
      title: PostTitle.default(''),
      text: PostText,
      mentions: Mentions.default([]),
      files: Files.default([]),
      poll: Poll.nullable().default(null),
      sharedFrom: SharedFrom.nullable().default(null),
      official: z.boolean().default(false),
    })
    .refine((post) => post.text.trim() || post.files.length || post.poll || post.sharedFrom, 'an empty post'),
  reads: (input) => [input.post, ...input.files],
  needs: (input) => input.files,
  authorise: (context, input) =>
    input.official ? maySpeakForTheCompany(context.actor, context.facts) : mayPostIn(context.actor, context.facts),
  apply: (context, { post, ...input }) => {
    if (context.get(post)) return refuse('conflict', 'the id is taken');
    const astray = mustBeHere(context, input.files);
    if (astray) return astray;
    const mentions = mentionsOf(input.text, input.mentions);
    const body: PostBody = { ...input, ...freshly, mentions, tags: tagsOf(input.text), pinned: null, locked: false };
    return [{ put: post, kind: postKind.name, body }];
  },
  merges: 'Each makes its own post.',
  text: (input) => input.text,
});

export const postEdit = defineCommand({
  name: 'post.edit',
  input: z.object({
    post: DocumentId,
    /** The version that was edited. */
    base: z.int().min(1),
    title: PostTitle.optional(),
    text: PostText,
    mentions: Mentions.default([]),
    files: Files.default([]),
  }),
  reads: (input) => [input.post, ...input.files],
  needs: (input) => input.files,
  authorise: (context, input) => mayEditPost(context.actor, context.facts, theirs(context, input.post)),
  apply: (context, input) => {
    const post = postIn(context, input.post);
    if (!post) return gone();
    if (!input.text.trim() && !input.files.length && !post.body.poll && !post.body.sharedFrom) return refuse('invalid', 'an empty post');
    const astray = mustBeHere(context, input.files, post.body.files);
    if (astray) return astray;
    const body = edited(post, input, context.actor.person, context.now);
    return body ? [{ put: post.id, kind: postKind.name, body: { ...body, tags: tagsOf(body.text) } }] : [];
  },
  merges: 'The later edit shows and both stay in the history, the one that was not seen marked.',
  text: (input) => input.text,
});

export const postRemove = defineCommand({
  name: 'post.remove',
  input: z.object({ post: DocumentId }),
  reads: (input) => [input.post],
  authorise: (context, input) => mayRemovePost(context.actor, context.facts, theirs(context, input.post)),
  apply: (context, input) => (postIn(context, input.post) ? [{ remove: input.post }] : []),
  merges: 'Removing twice is removing once; an edit or a comment that comes later is refused and kept as a draft.',
});

export const postPin = defineCommand({
  name: 'post.pin',
  input: z.object({ post: DocumentId, on: z.boolean(), until: z.number().nullable().default(null) }),
  reads: (input) => [input.post],
  authorise: (context) => mayRunPosts(context.actor, context.facts),
  apply: (context, { post: id, on, until }) => {
    const post = postIn(context, id);
    if (!post) return gone();
    return [{ put: id, kind: postKind.name, body: { ...post.body, pinned: on ? { until } : null } }];
  },
  merges: 'The later one holds.',
});

export const postLock = defineCommand({
  name: 'post.lock',
  input: z.object({ post: DocumentId, on: z.boolean() }),
  reads: (input) => [input.post],
  authorise: (context) => mayRunPosts(context.actor, context.facts),
  apply: (context, { post: id, on }) => {
    const post = postIn(context, id);
    if (!post) return gone();
    return post.body.locked === on ? [] : [{ put: id, kind: postKind.name, body: { ...post.body, locked: on } }];
  },
  merges: 'The later one holds; comments written meanwhile without a network are refused and kept as drafts.',
});
