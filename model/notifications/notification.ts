import { z } from 'zod';
import { type DocumentId, DocumentId as DocumentIdSchema, PersonId, SpaceId } from '../kernel/ids.ts';
import { defineKind } from '../kernel/kind.ts';

export const Reason = z.enum([
  /** Named in a post, a comment or a message. */
  'mention',
  /** An answer to one's comment or in a thread where one has written. */
  'reply',
  /** A comment on one's post. */
  'comment',
  /** Messages in a conversation; one notification per conversation, counting. */
  'direct',
  /** Invited to a group. */
  'invited',
  /** Someone asks to join a group that one runs. */
  'asked',
  /** One's request to join was granted. */
  'approved',
  /** Added to a conversation. */
  'added',
]);
export type Reason = z.infer<typeof Reason>;

export const NotificationBody = z.object({
  reason: Reason,
  /** Where it happened. */
  space: SpaceId,
  spaceName: z.string().default(''),
  /** What it is about: the post, comment or message, or the membership. */
  target: DocumentIdSchema,
  /** The post or the thread in which it is opened; null: the conversation itself, or the space. */
  root: DocumentIdSchema.nullable().default(null),
  actor: PersonId.nullable(),
  actorName: z.string().default(''),
  /** The beginning of the text; always empty for what happens in a confidential space. */
  excerpt: z.string().default(''),
  /** How many unseen messages a `direct` stands for; 1 for everything else. */
  count: z.int().min(1).default(1),
  /** The `sort` of the first of them. */
  since: z.number().default(0),
  seen: z.boolean().default(false),
});
export type NotificationBody = z.infer<typeof NotificationBody>;

/** In the personal space, made by the server; its parent is the space where it happened. */
export const notificationKind = defineKind<NotificationBody>({ name: 'notification', body: NotificationBody, tier: 'windowed' });

/** One per reason and thing; for `direct` the thing is the conversation, so that a flood is one line. */
export const notificationDocument = (person: PersonId, reason: Reason, about: string) =>
  `notification:${person}:${reason}:${about}` as DocumentId;

/** The marker (kind `readMarker`) up to which all notifications are seen. */
export const seenDocument = (person: PersonId) => `read:${person}:notifications` as DocumentId;
