import type { MessageBody } from '../../model/chat/message.ts';
import { messageKind } from '../../model/chat/message.ts';
import { type CommentBody, commentKind } from '../../model/feed/comment.ts';
import { voteDocument, voteKind } from '../../model/feed/poll.ts';
import { type PostBody, postKind } from '../../model/feed/post.ts';
import type { Document } from '../../model/kernel/document.ts';
import { type DocumentId, type PersonId, type SpaceId, uuidv7 } from '../../model/kernel/ids.ts';
import { reactionDocument, reactionKind } from '../../model/reactions/reaction.ts';
import { freshly, type Mention, tagsOf } from '../../model/writing/written.ts';
import type { Comment, Message, Reacted, Story } from './play.ts';
import type { Random } from './random.ts';

/** From what was said to the documents that tell it. Nothing here knows why it was said. */

type Given = {
  id: DocumentId;
  space: SpaceId;
  kind: string;
  parent?: string | null;
  author: PersonId | null;
  at: number;
  changedAt?: number;
  sort?: number;
  body: unknown;
};

export const documentOf = ({ id, space, kind, parent = null, author, at, changedAt = at, sort = at, body }: Given): Document => ({
  id,
  space,
  kind,
  seq: 0,
  parent,
  author,
  sort,
  createdAt: at,
  changedAt,
  deleted: false,
  body,
});

export const newId = (at: number, random: Random): DocumentId => uuidv7(at, random.bytes) as DocumentId;

export type Vote = { by: PersonId; option: number; at: number };
/** Facts of a post that scenes do not have. */
export type Extra = Partial<Pick<PostBody, 'poll' | 'official' | 'pinned' | 'files' | 'locked'>> & {
  votes?: readonly Vote[];
};
export type WrittenStory = { post: Document<PostBody>; comments: Document<CommentBody>[]; rest: Document[] };

export function storyDocuments(space: SpaceId, story: Story, extra: Extra, random: Random): WrittenStory {
  const { votes = [], ...fields } = extra;
  const id = newId(story.at, random);
  const body: PostBody = {
    ...freshly,
    title: story.title,
    text: story.text,
    mentions: inText(story.text, story.mentions),
    files: [],
    tags: tagsIn(story.text),
    poll: null,
    sharedFrom: null,
    official: false,
    pinned: null,
    locked: false,
    ...fields,
  };
  const post = documentOf({ id, space, kind: postKind.name, author: story.by.id, at: story.at, body }) as Document<PostBody>;
  const rest = reactionDocuments(space, id, story.reactions);
  for (const { by, option, at } of votes) {
    const given = { id: voteDocument(id, by), space, kind: voteKind.name, parent: id, author: by, at };
    rest.push(documentOf({ ...given, body: { options: [option] } }));
  }
  const comments = commentDocuments(space, id, story.comments, random);
  for (const [index, comment] of story.comments.entries()) rest.push(...reactionDocuments(space, comments[index]!.id, comment.reactions));
  return { post, comments, rest };
}

function commentDocuments(space: SpaceId, post: DocumentId, said: readonly Comment[], random: Random): Document<CommentBody>[] {
  const ids = said.map((comment) => newId(comment.at, random));
  return said.map((comment, index) => {
    const body: CommentBody = {
      ...freshly,
      text: comment.text,
      mentions: inText(comment.text, comment.mentions),
      files: [],
      tags: tagsIn(comment.text),
      replyTo: comment.replyTo === null ? null : ids[comment.replyTo]!,
    };
    const given = { id: ids[index]!, space, kind: commentKind.name, parent: post, author: comment.by.id, at: comment.at, body };
    return documentOf(given) as Document<CommentBody>;
  });
}

export type WrittenMessages = { messages: Document<MessageBody>[]; rest: Document[] };

/** @param files the ids of files that a message carries, by the name it gives them */
export function messageDocuments(
  space: SpaceId,
  said: readonly Message[],
  random: Random,
  files: ReadonlyMap<string, DocumentId> = new Map(),
): WrittenMessages {
  const ids = said.map((message) => newId(message.at, random));
  const rest: Document[] = [];
  const messages = said.map((message, index) => {
    const id = ids[index]!;
    const thread = message.thread === null ? null : ids[message.thread]!;
    const body: MessageBody = {
      ...freshly,
      text: message.text,
      mentions: inText(message.text, message.mentions),
      files: (message.files ?? []).flatMap((name) => files.get(name) ?? []),
      thread,
      quote: null,
    };
    rest.push(...reactionDocuments(space, id, message.reactions));
    const given = { id, space, kind: messageKind.name, parent: thread ?? space, author: message.by.id, at: message.at, body };
    return documentOf(given) as Document<MessageBody>;
  });
  return { messages, rest };
}

function reactionDocuments(space: SpaceId, target: DocumentId, reactions: readonly Reacted[]): Document[] {
  const made = new Map<DocumentId, Document>();
  for (const { by, emoji, at } of reactions) {
    const id = reactionDocument(target, by.id, emoji);
    if (!made.has(id)) made.set(id, documentOf({ id, space, kind: reactionKind.name, parent: target, author: by.id, at, body: { emoji } }));
  }
  return [...made.values()];
}

/** A name may have been lost with a choice; only those that stand in the text are mentioned. */
const inText = (text: string, mentions: readonly Mention[]): Mention[] => mentions.filter(({ name }) => text.includes(`@${name}`));
const tagsIn = (text: string): string[] => (text.includes('#') ? tagsOf(text) : []);
