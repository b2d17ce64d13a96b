import type { MessageBody } from '../../model/chat/message.ts';
import type { CommentBody } from '../../model/feed/comment.ts';
import type { PostBody } from '../../model/feed/post.ts';
import type { Document } from '../../model/kernel/document.ts';
import { type DocumentId, type PersonId, personalSpace, type SpaceId } from '../../model/kernel/ids.ts';
import { type NotificationBody, notificationDocument, notificationKind, type Reason } from '../../model/notifications/notification.ts';
import { type News, tell } from '../../model/notifications/rules.ts';
import { excerpt } from '../../model/text/excerpt.ts';
import { documentOf, type WrittenMessages, type WrittenStory } from './documents.ts';

/** Who was told what, by the same rules as on a running server. */

export type Room = { name: string; confidential: boolean; readers: ReadonlySet<PersonId> };

const EXCERPT = 140;

export class Told {
  readonly #rooms: ReadonlyMap<SpaceId, Room>;
  readonly #names: ReadonlyMap<PersonId, string>;
  readonly #since: number;
  readonly #seenUpTo: (person: PersonId) => number;

  /** @param since only what is newer is told; @param seenUpTo when somebody last looked at what they were told */
  constructor(parts: {
    rooms: ReadonlyMap<SpaceId, Room>;
    names: ReadonlyMap<PersonId, string>;
    since: number;
    seenUpTo: (person: PersonId) => number;
  }) {
    this.#rooms = parts.rooms;
    this.#names = parts.names;
    this.#since = parts.since;
    this.#seenUpTo = parts.seenUpTo;
  }

  ofStory({ post, comments }: Pick<WrittenStory, 'post' | 'comments'>): Document[] {
    const author = post.author!;
    const told = this.#of(post, { what: 'post', by: author, mentions: people(post.body) }, post.id);
    return [...told, ...comments.flatMap((comment) => this.#ofComment(comment, post, comments))];
  }

  #ofComment(comment: Document<CommentBody>, post: Document<PostBody>, comments: readonly Document<CommentBody>[]): Document[] {
    const top = comment.body.replyTo;
    const thread =
      top === null ? [] : comments.filter((other) => other.sort < comment.sort && (other.id === top || other.body.replyTo === top));
    const news: News = {
      what: 'comment',
      by: comment.author!,
      mentions: people(comment.body),
      postAuthor: post.author,
      thread: thread.map((other) => other.author!),
    };
    return this.#of(comment, news, post.id);
  }

  /** Mentions and answers in threads; that a conversation waits is told once, by `waiting`. */
  ofMessages({ messages }: Pick<WrittenMessages, 'messages'>): Document[] {
    return messages.flatMap((message) => {
      const { thread: root } = message.body;
      const before = messages.filter((other) => other.sort < message.sort && (other.id === root || other.body.thread === root));
      const direct = message.space.startsWith('direct:');
      const closed = direct || message.space.startsWith('conversation:');
      const thread = root && !closed ? before.map((other) => other.author!) : [];
      const news: News = { what: 'message', by: message.author!, mentions: people(message.body), conversation: [], direct, thread };
      return this.#of(message, news, root);
    });
  }

  /** That messages wait in a conversation, unread by a person; the oldest first. */
  waiting(to: PersonId, messages: readonly Document<MessageBody>[]): Document[] {
    const last = messages.at(-1);
    const first = messages[0];
    if (!last || !first) return [];
    return [this.#document(to, 'direct', last, last.space, null, { count: messages.length, since: first.sort, seen: false })];
  }

  #of(document: Document<PostBody | CommentBody | MessageBody>, news: News, root: DocumentId | null): Document[] {
    if (document.createdAt < this.#since) return [];
    const room = this.#rooms.get(document.space);
    if (!room) return [];
    return tell(news, { reads: (person) => room.readers.has(person), muted: () => false }).map(({ to, reason }) => {
      const seen = document.sort <= this.#seenUpTo(to);
      return this.#document(to, reason, document, document.id, root, { count: 1, since: document.sort, seen });
    });
  }

  #document(
    to: PersonId,
    reason: Reason,
    document: Document<PostBody | CommentBody | MessageBody>,
    about: string,
    root: DocumentId | null,
    rest: Pick<NotificationBody, 'count' | 'since' | 'seen'>,
  ): Document {
    const { space, sort, author } = document;
    const room = this.#rooms.get(space);
    const secret = room?.confidential ?? true;
    const text = ('title' in document.body && document.body.title) || document.body.text;
    const body: NotificationBody = {
      reason,
      space,
      spaceName: secret ? '' : (room?.name ?? ''),
      target: document.id,
      root,
      actor: author,
      actorName: (author && this.#names.get(author)) ?? '',
      excerpt: secret ? '' : excerpt(text, EXCERPT),
      ...rest,
    };
    const id = notificationDocument(to, reason, about);
    return documentOf({ id, space: personalSpace(to), kind: notificationKind.name, parent: space, author, at: sort, body });
  }
}

const people = ({ mentions }: Pick<MessageBody, 'mentions'>): PersonId[] => mentions.map(({ person }) => person);
