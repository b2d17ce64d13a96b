import { z } from 'zod';
import { type CommandContext, defineCommand } from '../kernel/command.ts';
import { findHere } from '../kernel/find.ts';
import { DocumentId } from '../kernel/ids.ts';
import { refuse } from '../kernel/refusal.ts';
import { mustBeHere } from '../files/attached.ts';
import { excerpt } from '../text/excerpt.ts';
import { edited, Files, freshly, Mentions, mentionsOf, NewId } from '../writing/written.ts';
import { type MessageBody, messageKind, MessageText } from './message.ts';
import { mayChatIn, mayEditMessage, mayRemoveMessage } from './policy.ts';

/** Characters of a quoted message that are shown. */
const QUOTED = 200;

const messageIn = (context: CommandContext, id: DocumentId) => findHere(context, id, messageKind);

/** Taken from the message itself, so that nobody is quoted with what they never wrote; one that is gone is quoted no more. */
function quoteOf(context: CommandContext, id: DocumentId | null): MessageBody['quote'] {
  const quoted = id && messageIn(context, id);
  return quoted ? { message: quoted.id, author: quoted.author, excerpt: excerpt(quoted.body.text, QUOTED) } : null;
}

export const messageSend = defineCommand({
  name: 'message.send',
  input: z
    .object({
      message: NewId,
      text: MessageText,
      mentions: Mentions.default([]),
      files: Files.default([]),
      /** The message that the thread hangs under. */
      thread: DocumentId.nullable().default(null),
      /** The message that is quoted. */
      quote: DocumentId.nullable().default(null),
    })
    .refine((message) => message.text.trim() || message.files.length, 'an empty message'),
  reads: (input) => [input.message, ...input.files, ...[input.thread, input.quote].filter((id) => id !== null)],
  needs: (input) => input.files,
  authorise: (context) => mayChatIn(context.actor, context.facts),
  apply: (context, { message, ...input }) => {
    if (context.get(message)) return refuse('conflict', 'the id is taken');
    const astray = mustBeHere(context, input.files);
    if (astray) return astray;
    const root = input.thread && messageIn(context, input.thread);
    if (input.thread && !root) return refuse('missing', 'the thread is gone');
    // Threads have no threads: an answer inside one joins it.
    const thread = root ? (root.body.thread ?? root.id) : null;
    const mentions = mentionsOf(input.text, input.mentions);
    const body: MessageBody = { ...input, ...freshly, mentions, thread, quote: quoteOf(context, input.quote) };
    return [{ put: message, kind: messageKind.name, parent: thread ?? context.space, body }];
  },
  merges: 'Each sends its own message, in the order in which the server got them; one device’s stay in its own order.',
  text: (input) => input.text,
});

export const messageEdit = defineCommand({
  name: 'message.edit',
  input: z
    .object({
      message: DocumentId,
      /** The version that was edited. */
      base: z.int().min(1),
      text: MessageText,
      mentions: Mentions.default([]),
      files: Files.default([]),
    })
    .refine((message) => message.text.trim() || message.files.length, 'an empty message'),
  reads: (input) => [input.message, ...input.files],
  needs: (input) => input.files,
  authorise: (context, input) => mayEditMessage(context.actor, context.facts, messageIn(context, input.message)),
  apply: (context, input) => {
    const message = messageIn(context, input.message);
    if (!message) return refuse('missing', 'the message is gone');
    const astray = mustBeHere(context, input.files, message.body.files);
    if (astray) return astray;
    const body = edited(message, input, context.actor.person, context.now);
    return body ? [{ put: message.id, kind: messageKind.name, body }] : [];
  },
  merges: 'The later edit shows and both stay in the history, the one that was not seen marked.',
  text: (input) => input.text,
});

export const messageRemove = defineCommand({
  name: 'message.remove',
  input: z.object({ message: DocumentId }),
  reads: (input) => [input.message],
  authorise: (context, input) => mayRemoveMessage(context.actor, context.facts, messageIn(context, input.message)),
  apply: (context, input) => (messageIn(context, input.message) ? [{ remove: input.message }] : []),
  merges: 'Removing twice is removing once; an edit that comes later is refused and kept as a draft. A thread under it stays.',
});
