import type { RuleBook } from '../../../model/kernel/feature.ts';
import type { Document } from '../../../model/kernel/document.ts';
import type { DocumentId, PersonId, SpaceId } from '../../../model/kernel/ids.ts';
import { type Performed, type Prepared, perform, prepare, readsOf, type State } from '../../../model/kernel/perform.ts';
import { refuse } from '../../../model/kernel/refusal.ts';
import type { Command } from '../../../model/kernel/command.ts';
import type { OutboxEntry, StoredRecord } from '../replica.ts';

/** An entry that waits, parsed once, with what it looks at and what it wrote when it was last applied. */
export type Waiting = {
  readonly entry: OutboxEntry;
  /** `null`: this version of the app cannot make sense of it; it is sent all the same, and only the server judges. */
  readonly prepared: Prepared | null;
  readonly reads: readonly DocumentId[];
  writes: readonly DocumentId[];
};

export function waitingOf(book: RuleBook, person: PersonId, entry: OutboxEntry): Waiting {
  const prepared = prepare(book, entry.command);
  if ('code' in prepared) return { entry, prepared: null, reads: [], writes: [] };
  return { entry, prepared, reads: readsOf(prepared, person, entry.command.space), writes: [] };
}

/** The server's version of a record; `null` when it has none. */
export const serverVersion = (record: StoredRecord | undefined): Document | null =>
  record === undefined ? null : record.base === undefined ? record.document : record.base;

/** The server's versions as they stand within one change: what is stored, and over it what has just come. */
export class Bases {
  readonly #read: (ids: readonly DocumentId[]) => Promise<StoredRecord[]>;
  readonly #purged: ReadonlySet<SpaceId>;
  readonly #known = new Map<DocumentId, Document | null>();
  /** The records as stored, to see what really changes. */
  readonly records = new Map<DocumentId, StoredRecord>();

  constructor(read: (ids: readonly DocumentId[]) => Promise<StoredRecord[]>, purged: ReadonlySet<SpaceId>) {
    this.#read = read;
    this.#purged = purged;
  }

  async load(ids: Iterable<DocumentId>): Promise<void> {
    const unknown = [...new Set(ids)].filter((id) => !this.#known.has(id));
    if (unknown.length === 0) return;
    for (const id of unknown) this.#known.set(id, null);
    for (const record of await this.#read(unknown)) {
      if (this.#purged.has(record.document.space)) continue;
      this.records.set(record.document.id, record);
      this.#known.set(record.document.id, serverVersion(record));
    }
  }

  get(id: DocumentId): Document | null {
    return this.#known.get(id) ?? null;
  }

  set(document: Document): void {
    this.#known.set(document.id, document);
  }
}

/**
 * Performs a command on the device, with its own time as the clock, so that applying it again gives the same documents.
 * A rule that throws on state it did not expect counts as refusing: it must never keep the device from going on.
 */
export function performLocally(prepared: Prepared, command: Command, person: PersonId, state: State): Performed {
  try {
    return perform(prepared, command, person, state, command.at);
  } catch (error) {
    return { ok: false, refusal: refuse('failed', error instanceof Error ? error.message.slice(0, 500) : 'the rule failed') };
  }
}

/** The server's guard, asked here too: what a rule writes without having looked must not be there yet. */
export function unlooked(performed: Performed, reads: readonly DocumentId[]): DocumentId[] {
  return performed.ok ? performed.documents.map((document) => document.id).filter((id) => !reads.includes(id)) : [];
}

/**
 * Local = pending commands over the server's versions, in the order in which they were made. What a command refuses now
 * shows nothing; the server has the last word on it. Sets each command's `writes`.
 * @returns the documents that pending commands make, as they make them
 */
export async function fold(pending: readonly Waiting[], person: PersonId, bases: Bases): Promise<Map<DocumentId, Document>> {
  const made = new Map<DocumentId, Document>();
  if (pending.length === 0) return made;
  await bases.load(pending.flatMap((waiting) => [...waiting.reads, ...waiting.writes]));
  const state: State = { get: (id) => made.get(id) ?? bases.get(id) ?? undefined };
  for (const waiting of pending) {
    if (!waiting.prepared) continue;
    const { command } = waiting.entry;
    const performed = performLocally(waiting.prepared, command, person, state);
    const unread = unlooked(performed, waiting.reads);
    await bases.load(unread);
    const taken = unread.some((id) => state.get(id));
    const documents = performed.ok && !taken ? performed.documents : [];
    for (const document of documents) made.set(document.id, document);
    waiting.writes = documents.map((document) => document.id);
  }
  return made;
}
