import { z } from 'zod';
import { Command } from './command.ts';
import { Cursor } from './cursor.ts';
import { Document } from './document.ts';
import { CommandId, DeviceId, DocumentId, PersonId, SpaceId } from './ids.ts';
import { Refusal } from './refusal.ts';

/**
 * The wire. A change here is seen by `protocol.test.ts`; raise the version then, and keep the one before it working:
 * servers are upgraded before clients.
 */
export const PROTOCOL_VERSION = 1;
export const OLDEST_CLIENT = 1;

export const LIMITS = {
  /** Commands in one push. */
  push: 200,
  /** Documents in one answer to pull. */
  pull: 5000,
  /** Bytes of one frame from a client. */
  frame: 1_000_000,
} as const;

export const Hello = z.object({ protocol: z.int(), device: DeviceId });
export const Welcome = z.object({
  protocol: z.int(),
  oldest: z.int(),
  epoch: z.string(),
  person: PersonId,
  device: DeviceId,
  /** Server time, milliseconds. */
  now: z.number(),
  /** How far back windowed kinds are kept on a device, milliseconds. */
  window: z.number(),
});
export type Welcome = z.infer<typeof Welcome>;

export const PushRequest = z.object({ commands: z.array(Command).min(1).max(LIMITS.push) });
/**
 * `done` carries the documents that came of it, so that the outbox entry can go at once.
 * `rejected` carries the authoritative state of what the command touched; a document that is gone is left out.
 */
export const Outcome = z.discriminatedUnion('status', [
  z.object({ id: CommandId, status: z.literal('done'), documents: z.array(Document) }),
  z.object({ id: CommandId, status: z.literal('rejected'), refusal: Refusal, documents: z.array(Document) }),
]);
export type Outcome = z.infer<typeof Outcome>;
export const PushAnswer = z.object({ outcomes: z.array(Outcome) });
export type PushAnswer = z.infer<typeof PushAnswer>;

export const Cursors = z.record(SpaceId, Cursor);
export type Cursors = z.infer<typeof Cursors>;

export const PullRequest = z.object({ cursors: Cursors, limit: z.int().min(1).max(LIMITS.pull) });
export type PullRequest = z.infer<typeof PullRequest>;
export const PullAnswer = z.object({
  /** In the order to apply. May hold a document that belongs further on (an author's card); never an older version of one. */
  documents: z.array(Document),
  /** The cursors that moved, new spaces included. */
  cursors: Cursors,
  /** Spaces the device holds and its person may not read: delete them from the disk. */
  lost: z.array(SpaceId),
  /** Spaces to empty and fill again; their cursors stand in `cursors` as new. */
  reset: z.array(SpaceId),
  /** Of all spaces the person may read, those that must never touch the disk. */
  confidential: z.array(SpaceId),
  more: z.boolean(),
});
export type PullAnswer = z.infer<typeof PullAnswer>;

/** Older than the window: the documents of a kind in a space before a sort value, with what hangs under them. */
export const OlderRequest = z.object({
  space: SpaceId,
  kind: z.string().max(40),
  parent: z.string().max(400).optional(),
  before: z.number(),
  limit: z.int().min(1).max(200),
});
export type OlderRequest = z.infer<typeof OlderRequest>;
export const OlderAnswer = z.object({ documents: z.array(Document), more: z.boolean() });
export type OlderAnswer = z.infer<typeof OlderAnswer>;

/** Documents by id, those the person may read; the others are simply not there. */
export const FetchRequest = z.object({ ids: z.array(DocumentId).min(1).max(200) });
export const FetchAnswer = z.object({ documents: z.array(Document) });
export type FetchAnswer = z.infer<typeof FetchAnswer>;

/** Presence, typing: lost on purpose. */
export const Presence = z.enum(['online', 'away', 'busy', 'offline']);
export type Presence = z.infer<typeof Presence>;
export const Signal = z.discriminatedUnion('type', [
  z.object({ type: z.literal('typing'), space: SpaceId, thread: DocumentId.nullable(), person: PersonId }),
  z.object({ type: z.literal('presence'), person: PersonId, presence: Presence }),
]);
export type Signal = z.infer<typeof Signal>;

/**
 * What the server sends unasked, beside tRPC's own frames on the same socket: `{"live": …}`. It is encoded once for all
 * who receive it. tRPC's client passes over frames without an id, and the transport takes them out before it.
 */
export const LiveFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('advance'), space: SpaceId, after: z.int(), head: z.int(), documents: z.array(Document) }),
  /** Something about which spaces one may read has changed: pull. */
  z.object({ type: z.literal('access') }),
  z.object({ type: z.literal('signal'), signal: Signal }),
  /** Who of those one shares a space with is here: the changes of the last moment, or all after `listen`. Who is left out has not changed. */
  z.object({ type: z.literal('presence'), people: z.record(PersonId, Presence) }),
  /** This device was revoked or its person deactivated: wipe the replica, say so. */
  z.object({ type: z.literal('revoked') }),
]);
export type LiveFrame = z.infer<typeof LiveFrame>;

/** Why the server closed the socket, as the WebSocket's close code; any other means: try again. */
export const CLOSED = {
  /** Nobody is signed in on this connection, or no longer: keep everything and ask for a sign-in. */
  signedOut: 4401,
  /** The device was revoked or its person deactivated: wipe. */
  revoked: 4403,
  /** The device did not take what it was sent: come back and pull. */
  tooSlow: 4408,
} as const;
