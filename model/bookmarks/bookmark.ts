import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { findHere } from '../kernel/find.ts';
import { DocumentId, type PersonId, SpaceId } from '../kernel/ids.ts';
import { defineKind } from '../kernel/kind.ts';
import { mayBookmark } from './policy.ts';

/** A reference: what it points to is shown as long as one may read it. */
export const BookmarkBody = z.object({ target: DocumentId, space: SpaceId });
export type BookmarkBody = z.infer<typeof BookmarkBody>;

/** `bookmark:<person>:<target>` in the personal space. */
export const bookmarkKind = defineKind<BookmarkBody>({ name: 'bookmark', body: BookmarkBody, tier: 'kept' });

/** The longest ids are derived ones, and nothing derived is bookmarked. */
const Target = DocumentId.max(300);

export const bookmarkDocument = (person: PersonId, target: DocumentId) => `bookmark:${person}:${target}` as DocumentId;

export const bookmarkSet = defineCommand({
  name: 'bookmark.set',
  input: z.object({ target: Target, space: SpaceId, on: z.boolean() }),
  reads: (input, actor) => [bookmarkDocument(actor.person, input.target)],
  authorise: (context) => mayBookmark(context.actor, context.facts),
  apply: (context, { target, space, on }) => {
    const id = bookmarkDocument(context.actor.person, target);
    const there = findHere(context, id, bookmarkKind) !== null;
    if (on === there) return [];
    return on ? [{ put: id, kind: bookmarkKind.name, body: { target, space } }] : [{ remove: id }];
  },
  merges: 'Setting and taking back do not count how often; different bookmarks never meet.',
});
