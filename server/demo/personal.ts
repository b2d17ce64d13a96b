import type { MessageBody } from '../../model/chat/message.ts';
import { bookmarkDocument, bookmarkKind } from '../../model/bookmarks/bookmark.ts';
import type { Document } from '../../model/kernel/document.ts';
import { type PersonId, personalSpace, type SpaceId } from '../../model/kernel/ids.ts';
import { markerDocument, markerKind, markerSpace, type Reading } from '../../model/reading/marker.ts';
import { defaultSettings, settingsDocument, settingsKind, type SettingsBody } from '../../model/settings/settings.ts';
import { documentOf } from './documents.ts';

/** What belongs to one person: how far they have read, what they have kept, what they have chosen. */

export function markerOf(person: PersonId, reading: Reading, upTo: number, at: number): Document {
  const given = { id: markerDocument(person, reading), space: markerSpace(person, reading), kind: markerKind.name, parent: person };
  return documentOf({ ...given, author: person, at: Math.max(at, upTo), body: { upTo } });
}

export function bookmarkOf(person: PersonId, target: Pick<Document, 'id' | 'space'>, at: number): Document {
  const id = bookmarkDocument(person, target.id);
  const body = { target: target.id, space: target.space };
  return documentOf({ id, space: personalSpace(person), kind: bookmarkKind.name, author: person, at, body });
}

export function settingsOf(person: PersonId, choices: Partial<SettingsBody>, at: number): Document {
  const body: SettingsBody = { ...defaultSettings, ...choices };
  return documentOf({ id: settingsDocument(person), space: personalSpace(person), kind: settingsKind.name, author: person, at, body });
}

const KEPT = 12;

/** The end of each conversation, and what everyone last wrote in it: by that one knows what waits for whom. */
export class Ends {
  readonly #ends = new Map<SpaceId, Document<MessageBody>[]>();
  readonly #own = new Map<string, number>();

  add(messages: readonly Document<MessageBody>[]): void {
    for (const message of messages) {
      const end = this.#ends.get(message.space) ?? [];
      end.push(message);
      if (end.length > 4 * KEPT) end.sort((a, b) => a.sort - b.sort).splice(0, 3 * KEPT);
      this.#ends.set(message.space, end);
      const key = `${message.space} ${message.author}`;
      this.#own.set(key, Math.max(this.#own.get(key) ?? 0, message.sort));
    }
  }

  /** The last messages of a conversation, oldest first. */
  of(space: SpaceId): Document<MessageBody>[] {
    return (this.#ends.get(space) ?? []).sort((a, b) => a.sort - b.sort).slice(-KEPT);
  }

  lastOf(space: SpaceId, person: PersonId): number {
    return this.#own.get(`${space} ${person}`) ?? 0;
  }
}
