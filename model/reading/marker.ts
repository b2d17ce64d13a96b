import { z } from 'zod';
import { messageKind } from '../chat/message.ts';
import { type CommandContext, defineCommand } from '../kernel/command.ts';
import type { Write } from '../kernel/document.ts';
import { findHere } from '../kernel/find.ts';
import { DocumentId, type PersonId, personalSpace, SpaceId } from '../kernel/ids.ts';
import { defineKind } from '../kernel/kind.ts';
import { mayMark } from './policy.ts';

/**
 * What can be read up to a place: a space's `chat` or `feed`, or the `thread` under one message.
 * Chats and threads have their marker in the space itself, so that the others see it; the feed's is personal.
 */
export const Reading = z.discriminatedUnion('what', [
  z.object({ what: z.literal('chat'), space: SpaceId }),
  z.object({ what: z.literal('feed'), space: SpaceId }),
  z.object({ what: z.literal('thread'), space: SpaceId, root: DocumentId.max(200) }),
]);
export type Reading = z.infer<typeof Reading>;

export const MarkerBody = z.object({
  /** Everything with a `sort` up to and including this one is read. Milliseconds, like `sort`. */
  upTo: z.number(),
});
export type MarkerBody = z.infer<typeof MarkerBody>;

/** `read:<person>:<space>` and its like; see `markerDocument`. */
export const markerKind = defineKind<MarkerBody>({ name: 'readMarker', body: MarkerBody, tier: 'kept' });

export function markerDocument(person: PersonId, reading: Reading): DocumentId {
  switch (reading.what) {
    case 'chat':
      return `read:${person}:${reading.space}` as DocumentId;
    case 'feed':
      return `read:${person}:feed:${reading.space}` as DocumentId;
    case 'thread':
      return `read:${person}:thread:${reading.root}` as DocumentId;
  }
}

/** The space in which `read.mark` is run for a reading. */
export const markerSpace = (person: PersonId, reading: Reading): SpaceId =>
  reading.what === 'feed' ? personalSpace(person) : reading.space;

/** Moves a marker forward, never back. */
export function mark(context: CommandContext, id: DocumentId, upTo: number): Write[] {
  const before = findHere(context, id, markerKind)?.body.upTo ?? Number.NEGATIVE_INFINITY;
  return upTo > before ? [{ put: id, kind: markerKind.name, parent: context.actor.person, body: { upTo } }] : [];
}

/** Run in `markerSpace(me, reading)`. */
export const readMark = defineCommand({
  name: 'read.mark',
  input: z.object({ reading: Reading, upTo: z.number() }),
  reads: ({ reading }, actor) => [markerDocument(actor.person, reading), ...(reading.what === 'thread' ? [reading.root] : [])],
  authorise: (context, { reading }) =>
    mayMark(context.actor, context.facts, {
      personal: reading.what === 'feed',
      here: reading.space === context.space,
    }),
  apply: (context, { reading, upTo }) => {
    // Nobody is shown an error for reading: what is gone is simply not marked.
    if (reading.what === 'thread' && !findHere(context, reading.root, messageKind)) return [];
    return mark(context, markerDocument(context.actor.person, reading), upTo);
  },
  merges: 'The furthest place counts, in whatever order they arrive.',
});
