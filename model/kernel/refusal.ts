import { z } from 'zod';

/** Why a command was not carried out. The interface has a sentence for each, in both languages. */
export const RefusalCode = z.enum([
  /** The person may not do this here. */
  'forbidden',
  /** What it was about is gone, or never was, or may not be seen. */
  'missing',
  /** The words of the command are off: wrong type, too long, empty. */
  'invalid',
  /** The state has moved on so that it no longer makes sense (poll closed, group archived, id taken). */
  'conflict',
  /** The group is archived or the thread locked. */
  'closed',
  /** A file it speaks of never arrived, or is not the person's. */
  'file',
  /** This server does not know the command: it is older or newer than the client. */
  'unknown',
  /** Something unexpected; the server has written down an id. */
  'failed',
]);
export type RefusalCode = z.infer<typeof RefusalCode>;

export const Refusal = z.object({ code: RefusalCode, message: z.string().max(500) });
export type Refusal = z.infer<typeof Refusal>;

/** @param message plain English for logs and developers; people read the sentence that belongs to the code */
export const refuse = (code: RefusalCode, message: string): Refusal => ({ code, message });
