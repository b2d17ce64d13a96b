import { COMMENT_LENGTH, commentKind } from '../../model/feed/comment.ts';
import { POST_LENGTH, postKind } from '../../model/feed/post.ts';
import { fileKind } from '../../model/files/file.ts';
import type { Document } from '../../model/kernel/document.ts';
import { COMPANY, type DocumentId, type PersonId, personDocument, type SpaceId } from '../../model/kernel/ids.ts';
import { personKind } from '../../model/people/person.ts';
import type { Data } from '../assemble.ts';
import type { Mail } from './mail.ts';
import { derivedId, type MailRow, type MailTables } from './mail-tables.ts';
import { asMarkdown, fitted, threadTitle } from './mail-text.ts';

/** Who the files belong to until their documents do: no person, so that no person can take them up. */
const IMPORT = 'import' as PersonId;
/** As many files as a text may carry. */
const FILES = 20;

export type Added = { kind: 'post' | 'comment'; files: number };

/** Turns mails into posts and comments of one group, a batch at a time. Ids follow from the mails, so the same mail is the same document. */
export class MailThreads {
  readonly #data: Data;
  readonly #tables: MailTables;
  readonly #space: SpaceId;
  readonly #people: Map<string, PersonId>;
  readonly #documents = new Map<DocumentId, Document>();
  readonly #rows = new Map<string, MailRow>();
  /** The latest date seen: an undated mail stands behind the one before it. */
  #latest = 0;
  /** Bytes of the attachments in the batch. */
  weight = 0;

  private constructor(parts: { data: Data; tables: MailTables; space: SpaceId; people: Map<string, PersonId> }) {
    this.#data = parts.data;
    this.#tables = parts.tables;
    this.#space = parts.space;
    this.#people = parts.people;
  }

  static async open(parts: { data: Data; tables: MailTables; space: SpaceId }): Promise<MailThreads> {
    const accounts = await parts.data.auth.accounts.accounts();
    return new MailThreads({ ...parts, people: new Map(accounts.map(({ mail, person }) => [mail, person])) });
  }

  /** What has come together since the last time, in the order in which it must be stored. */
  take(): { documents: Document[]; rows: MailRow[] } {
    const taken = { documents: [...this.#documents.values()], rows: [...this.#rows.values()] };
    this.#documents.clear();
    this.#rows.clear();
    this.weight = 0;
    return taken;
  }

  /** @param note told what of the mail had to be left out */
  async add(mail: Mail, note: (reason: string) => void): Promise<Added | 'known'> {
    const message = mail.messageId ?? derivedId('mail', mail.from.address ?? mail.from.name, String(mail.date), mail.subject, mail.text);
    const held = this.#find(message);
    if (held?.document) return 'known';
    const id = derivedId(this.#space, message) as DocumentId;
    const root = held?.root ?? this.#rootOf(mail) ?? id;
    const date = Math.min(mail.date ?? this.#latest, this.#data.kernel.clock());
    this.#latest = Math.max(this.#latest, date);
    const author = await this.#author(mail.from);
    const said = fitted(asMarkdown(mail.text), root === id ? POST_LENGTH : COMMENT_LENGTH);
    const files = await this.#files(mail, message, { author, date }, said.cut, note);
    const body = { text: said.text, files };
    if (root === id)
      this.#put({ id, kind: postKind.name, author, date, parent: null, body: { ...body, title: threadTitle(mail.subject) } });
    else
      this.#put({ id, kind: commentKind.name, author, date, parent: root, body: { ...body, replyTo: await this.#answered(mail, root) } });
    this.#rows.set(message, { message, document: id, root });
    // Those it answers and that are not here: if they come, or others answer them too, they belong to the same thread.
    for (const answered of mail.answers) if (!this.#find(answered)) this.#rows.set(answered, { message: answered, document: null, root });
    return { kind: root === id ? 'post' : 'comment', files: files.length };
  }

  #find(message: string): MailRow | null {
    return this.#rows.get(message) ?? this.#tables.find(this.#space, message);
  }

  #rootOf(mail: Mail): DocumentId | null {
    for (const answered of mail.answers) {
      const row = this.#find(answered);
      if (row) return row.root;
    }
    return null;
  }

  /** The comment that it answers, when it answers one; replies stand one level deep. */
  async #answered(mail: Mail, root: DocumentId): Promise<DocumentId | null> {
    for (const answered of mail.answers) {
      const document = this.#find(answered)?.document;
      if (!document) continue;
      if (document === root) return null;
      const found = this.#documents.get(document) ?? (await this.#data.kernel.store.read.documents([document]))[0];
      if (found?.deleted || found?.kind !== commentKind.name || found.parent !== root) return null;
      return commentKind.body.parse(found.body).replyTo ?? found.id;
    }
    return null;
  }

  /** Someone with an account by that address; else a card for whoever it was, which nobody finds in the directory. */
  async #author({ name, address }: Mail['from']): Promise<PersonId> {
    const key = address ?? `name:${name}`;
    const known = this.#people.get(key);
    if (known) return known;
    const person = `mail-${derivedId('person', key)}` as PersonId;
    const body = { name: name || 'Okänd avsändare', mail: address && address.length <= 254 ? address : '', deactivated: true };
    const now = this.#data.kernel.clock();
    this.#put({ id: personDocument(person), kind: personKind.name, author: null, date: now, parent: null, body }, COMPANY);
    this.#people.set(key, person);
    return person;
  }

  async #files(
    mail: Mail,
    message: string,
    by: { author: PersonId; date: number },
    cut: boolean,
    note: (reason: string) => void,
  ): Promise<DocumentId[]> {
    const whole = cut ? [{ name: 'hela brevet.txt', type: 'text/plain', content: Buffer.from(mail.text) }] : [];
    const all = [...whole, ...mail.attachments];
    if (all.length > FILES) note(`${all.length - FILES} of its files were left out`);
    const ids: DocumentId[] = [];
    for (const [index, { name, type, content }] of all.slice(0, FILES).entries()) {
      const taken = await this.#data.files.take(IMPORT, { id: derivedId(this.#space, message, String(index)), name, type, content });
      if (!taken) {
        note('one of its files is too large');
        continue;
      }
      this.#put({ id: taken.id, kind: fileKind.name, author: by.author, date: by.date, parent: null, body: taken.body });
      this.weight += content.length;
      ids.push(taken.id);
    }
    return ids;
  }

  #put(
    given: { id: DocumentId; kind: string; author: PersonId | null; date: number; parent: DocumentId | null; body: unknown },
    space = this.#space,
  ): void {
    const { id, kind, author, date, parent, body } = given;
    const document: Document = {
      id,
      space,
      kind,
      seq: 0,
      parent,
      author,
      sort: date,
      createdAt: date,
      changedAt: this.#data.kernel.clock(),
      deleted: false,
      body,
    };
    this.#documents.set(id, document);
  }
}
