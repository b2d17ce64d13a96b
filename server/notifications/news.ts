import { messageKind } from '../../model/chat/message.ts';
import { commentKind } from '../../model/feed/comment.ts';
import { postKind } from '../../model/feed/post.ts';
import type { Document } from '../../model/kernel/document.ts';
import type { DocumentId, PersonId } from '../../model/kernel/ids.ts';
import { MembershipBody, membershipKind, type Role, spaceTypeOf } from '../../model/kernel/space.ts';
import type { Reason } from '../../model/notifications/notification.ts';
import type { News } from '../../model/notifications/rules.ts';
import type { Reader } from '../store/store.ts';

/** One thing worth telling, with what the notification says of it. */
export type Item = {
  news: News;
  target: DocumentId;
  root: DocumentId | null;
  text: string;
  sort: number;
  /** What the notification's id is made of. */
  about: (reason: Reason) => string;
};

/** The most in a thread whose writers are told. */
const THREAD = 2_000;

/** What a document that has just come into being says to others; `null`: nothing. */
export async function itemOf(read: Reader, document: Document): Promise<Item | null> {
  switch (document.kind) {
    case postKind.name:
      return postItem(document);
    case commentKind.name:
      return commentItem(read, document);
    case messageKind.name:
      return messageItem(read, document);
    default:
      return null;
  }
}

const people = (mentions: readonly { person: PersonId }[]) => mentions.map(({ person }) => person);
const authors = (documents: readonly Document[]) => documents.map(({ author }) => author).filter((author) => author !== null);

function postItem(document: Document): Item | null {
  const { mentions, title, text } = postKind.body.parse(document.body);
  if (!document.author) return null;
  const news: News = { what: 'post', by: document.author, mentions: people(mentions) };
  return { news, target: document.id, root: document.id, text: title || text, sort: document.sort, about: () => document.id };
}

async function commentItem(read: Reader, document: Document): Promise<Item | null> {
  const { mentions, text, replyTo } = commentKind.body.parse(document.body);
  const root = document.parent as DocumentId;
  const [post] = await read.documents([root]);
  if (!document.author) return null;
  const thread = replyTo ? await commentThread(read, root, replyTo) : [];
  const news: News = { what: 'comment', by: document.author, mentions: people(mentions), postAuthor: post?.author ?? null, thread };
  return { news, target: document.id, root, text, sort: document.sort, about: () => document.id };
}

async function commentThread(read: Reader, post: DocumentId, top: DocumentId): Promise<PersonId[]> {
  const comments = await read.children(post, commentKind.name, THREAD);
  return authors(comments.filter(({ id, body }) => id === top || commentKind.body.parse(body).replyTo === top));
}

async function messageItem(read: Reader, document: Document): Promise<Item | null> {
  const { mentions, text, thread } = messageKind.body.parse(document.body);
  if (!document.author) return null;
  const type = spaceTypeOf(document.space);
  const closed = type === 'direct' || type === 'conversation';
  const news: News = {
    what: 'message',
    by: document.author,
    mentions: people(mentions),
    conversation: closed ? (await read.membersOf(document.space)).map(({ parent }) => parent as PersonId) : [],
    direct: type === 'direct',
    thread: thread ? authors([...(await read.documents([thread])), ...(await read.children(thread, messageKind.name, THREAD))]) : [],
  };
  const about = (reason: Reason) => (reason === 'direct' ? document.space : document.id);
  return { news, target: document.id, root: thread, text, sort: document.sort, about };
}

/** A membership that came or changed. `before` is `null` for a new one. */
export async function membershipItem(read: Reader, before: Document | null, after: Document, by: PersonId): Promise<Item | null> {
  const type = spaceTypeOf(after.space);
  if (after.kind !== membershipKind.name || after.deleted || (type !== 'group' && type !== 'conversation')) return null;
  const person = after.parent as PersonId;
  const to = roleIn(after);
  const leaders = to === 'asked' ? await leadersOf(read, after) : [];
  const news: News = { what: 'membership', by, person, from: before && roleIn(before), to, where: type, leaders };
  const about = (reason: Reason) => (reason === 'asked' ? `${after.space}:${person}` : after.space);
  return { news, target: after.id, root: null, text: '', sort: after.changedAt, about };
}

export const roleIn = (membership: Document): Role | null => (membership.deleted ? null : MembershipBody.parse(membership.body).role);

export async function leadersOf(read: Reader, { space }: Document): Promise<PersonId[]> {
  const leaders = (await read.membersOf(space)).filter((document) => ['owner', 'moderator'].includes(roleIn(document) ?? ''));
  return leaders.map(({ parent }) => parent as PersonId);
}
