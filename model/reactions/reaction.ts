import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { findHere } from '../kernel/find.ts';
import { DocumentId, type PersonId } from '../kernel/ids.ts';
import { defineKind } from '../kernel/kind.ts';
import { refuse } from '../kernel/refusal.ts';
import { messageKind } from '../chat/message.ts';
import { commentKind } from '../feed/comment.ts';
import { postKind } from '../feed/post.ts';
import { Emoji, emojiKey } from './emoji.ts';
import { mayReact } from './policy.ts';

export const ReactionBody = z.object({ emoji: z.string() });
export type ReactionBody = z.infer<typeof ReactionBody>;

/** `reaction:<target>:<person>:<emoji>`, under its target. */
export const reactionKind = defineKind<ReactionBody>({ name: 'reaction', body: ReactionBody, tier: 'windowed' });

export const reactionDocument = (target: DocumentId, person: PersonId, emoji: string) =>
  `reaction:${target}:${person}:${emojiKey(emoji)}` as DocumentId;

const TARGETS: readonly string[] = [postKind.name, commentKind.name, messageKind.name];

export const reactionSet = defineCommand({
  name: 'reaction.set',
  input: z.object({ target: DocumentId, emoji: Emoji, on: z.boolean() }),
  reads: (input, actor) => [input.target, reactionDocument(input.target, actor.person, input.emoji)],
  authorise: (context) => mayReact(context.actor, context.facts),
  apply: (context, { target, emoji, on }) => {
    const found = context.get(target);
    if (!found || found.space !== context.space || !TARGETS.includes(found.kind)) return refuse('missing', 'it is gone');
    const id = reactionDocument(target, context.actor.person, emoji);
    const there = findHere(context, id, reactionKind) !== null;
    if (on === there) return [];
    return on ? [{ put: id, kind: reactionKind.name, parent: target, body: { emoji } }] : [{ remove: id }];
  },
  merges: 'Setting and taking back do not count how often; reactions of different people, and different emoji, never meet.',
});
