import { z } from 'zod';
import { DocumentId, PersonId } from '../kernel/ids.ts';
import { defineKind } from '../kernel/kind.ts';
import { written } from '../writing/written.ts';

export const MESSAGE_LENGTH = 10_000;
export const MessageText = z.string().max(MESSAGE_LENGTH);

/** The beginning of an earlier message, taken from it when the quote was made. */
export const Quote = z.object({ message: DocumentId, author: PersonId.nullable(), excerpt: z.string() });

export const MessageBody = z.object({
  ...written,
  text: MessageText,
  /** The message whose thread it stands in; null in the conversation itself. */
  thread: DocumentId.nullable().default(null),
  quote: Quote.nullable().default(null),
});
export type MessageBody = z.infer<typeof MessageBody>;

/** Its parent is the space, or in a thread the message that the thread hangs under. */
export const messageKind = defineKind<MessageBody>({
  name: 'message',
  body: MessageBody,
  tier: 'windowed',
  searchText: (body) => body.text,
});
