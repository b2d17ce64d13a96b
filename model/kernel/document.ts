import { z } from 'zod';
import { DocumentId, PersonId, SpaceId } from './ids.ts';

/**
 * The one shape in which everything is stored and sent. `body` is checked by the schema of its kind.
 * Times are milliseconds since 1970 by the server's clock; on a device a pending document carries the device's clock.
 */
export const Document = z.object({
  id: DocumentId,
  space: SpaceId,
  kind: z.string().min(1).max(40),
  /** The place of its latest change in the space's log; 0 while only this device has it. */
  seq: z.int().min(0),
  /** What it hangs under: a comment's post, a reaction's target, a membership's person, a message's conversation or thread. */
  parent: z.string().max(400).nullable(),
  author: PersonId.nullable(),
  /** What lists are ordered by; newest first means largest first. Milliseconds for all that has a time. */
  sort: z.number(),
  createdAt: z.number(),
  changedAt: z.number(),
  deleted: z.boolean(),
  /** `null` when deleted: a removed text is gone, its place in the log stays. */
  body: z.unknown(),
});
export type Document<Body = unknown> = Omit<z.infer<typeof Document>, 'body'> & { body: Body };

/**
 * What a command's `apply` asks for; the kernel fills in space, author, times and seq.
 * `put` replaces the body whole. A `parent` or `sort` left out keeps what was there (for a new document: null, now).
 */
export type Write = { put: DocumentId; kind: string; body: unknown; parent?: string | null; sort?: number } | { remove: DocumentId };
