import { z } from 'zod';
import { DocumentId, SpaceId } from '../kernel/ids.ts';
import { defineKind } from '../kernel/kind.ts';
import { written } from '../writing/written.ts';

export const POST_LENGTH = 20_000;
export const PostText = z.string().max(POST_LENGTH);
export const PostTitle = z.string().trim().max(200);

export const Poll = z.object({
  options: z.array(z.string().trim().min(1).max(200)).min(2).max(10),
  multiple: z.boolean().default(false),
  /** Server time, milliseconds; null: open for good. */
  closesAt: z.number().nullable().default(null),
});
export type Poll = z.infer<typeof Poll>;

/** Somebody else's post that this one passes on: a reference, shown to those who may read it. */
export const SharedFrom = z.object({ space: SpaceId, post: DocumentId });

export const PostBody = z.object({
  ...written,
  title: PostTitle.default(''),
  text: PostText,
  tags: z.array(z.string()).default([]),
  poll: Poll.nullable().default(null),
  sharedFrom: SharedFrom.nullable().default(null),
  /** News: said by the company. */
  official: z.boolean().default(false),
  /** Stands above the others, until a moment (milliseconds) or until unpinned. */
  pinned: z.object({ until: z.number().nullable() }).nullable().default(null),
  /** Takes no more comments. */
  locked: z.boolean().default(false),
});
export type PostBody = z.infer<typeof PostBody>;

export const postKind = defineKind<PostBody>({
  name: 'post',
  body: PostBody,
  tier: 'windowed',
  searchText: (post) => [post.title, post.text, ...(post.poll?.options ?? [])].join('\n'),
});

export const isPinnedAt = (post: PostBody, now: number): boolean =>
  post.pinned !== null && (post.pinned.until === null || post.pinned.until > now);

export const isClosedAt = (poll: Poll, now: number): boolean => poll.closesAt !== null && poll.closesAt <= now;
