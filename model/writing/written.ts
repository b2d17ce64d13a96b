import { z } from 'zod';
import type { Document } from '../kernel/document.ts';
import { DocumentId, PersonId } from '../kernel/ids.ts';
import { hashtagsIn } from '../text/hashtags.ts';
import { mentionedIn } from '../text/mentions.ts';

/** What posts, comments and messages have in common: a text with people in it, files, and the versions it has had. */

/** The id of a new thing, made on the device. */
export const NewId = z.uuid().brand<'DocumentId'>();

/** A person under the name that stands after the @ in the text. */
export const Mention = z.object({ person: PersonId, name: z.string().trim().min(1).max(200) });
export type Mention = z.infer<typeof Mention>;
export const Mentions = z.array(Mention).max(100);

/** Files in the same space, in the order they are shown. */
export const Files = z.array(DocumentId).max(20);

/** A version that no longer shows. Times are milliseconds. */
export const Version = z.object({
  version: z.int().min(1),
  title: z.string().optional(),
  text: z.string(),
  by: PersonId.nullable(),
  at: z.number(),
  /** Whoever wrote the next version had not seen this one: two edited at the same time. */
  unseen: z.boolean().default(false),
});
export type Version = z.infer<typeof Version>;

/** Versions kept beside the one that shows; the first one always is. */
export const HISTORY = 20;

export const written = {
  text: z.string(),
  mentions: Mentions.default([]),
  files: Files.default([]),
  /** Counts from 1; an edit says which one it was made from. */
  version: z.int().min(1).default(1),
  history: z.array(Version).default([]),
  editedAt: z.number().nullable().default(null),
  /** Who wrote the version that shows; null: the author. */
  editedBy: PersonId.nullable().default(null),
};
type Written = z.infer<z.ZodObject<typeof written>> & { title?: string };

export const freshly = { version: 1, history: [], editedAt: null, editedBy: null };

/** The mentions that really stand in the text, each person once. */
export const mentionsOf = (text: string, mentions: readonly Mention[]): Mention[] => [
  ...new Map(mentionedIn(text, mentions).map((mention) => [mention.person, mention])).values(),
];

export const tagsOf = (text: string): string[] => hashtagsIn(text).slice(0, 50);

export type Edit = { base: number; text: string; title?: string; mentions: Mention[]; files: DocumentId[] };

/**
 * The fields of a text after an edit. The later edit shows; the version before it goes to the history, marked when the one who
 * edited had not seen it. `null` when the edit changes nothing.
 */
export function edited<Body extends Written>(document: Document<Body>, edit: Edit, by: PersonId, now: number): Body | null {
  const { body } = document;
  const changes = { text: edit.text, mentions: mentionsOf(edit.text, edit.mentions), files: edit.files, title: edit.title ?? body.title };
  const same =
    JSON.stringify(changes) === JSON.stringify({ text: body.text, mentions: body.mentions, files: body.files, title: body.title });
  if (same) return null;
  const past: Version = {
    version: body.version,
    ...(body.title === undefined ? {} : { title: body.title }),
    text: body.text,
    by: body.editedBy ?? document.author,
    at: body.editedAt ?? document.createdAt,
    unseen: edit.base !== body.version,
  };
  const [first, ...later] = [...body.history, past];
  const history = first ? [first, ...later.slice(-(HISTORY - 1))] : [];
  const { title, ...rest } = changes;
  const version = body.version + 1;
  return { ...body, ...rest, ...(title === undefined ? {} : { title }), version, history, editedAt: now, editedBy: by };
}
