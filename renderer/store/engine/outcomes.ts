import type { RuleBook } from '../../../model/kernel/feature.ts';
import type { Cursor } from '../../../model/kernel/cursor.ts';
import type { Document } from '../../../model/kernel/document.ts';
import { type CommandId, type SpaceId, spaceDocument } from '../../../model/kernel/ids.ts';
import type { Outcome } from '../../../model/kernel/protocol.ts';
import type { Local } from './local.ts';
import type { Outbox, Refused } from './outbox.ts';
import { rehome } from './rehome.ts';
import { classifiedConfidential, textOf } from './writing.ts';

/**
 * A cursor of no history. It says that the space is followed but nothing of it is held for certain: the next pull either
 * fills it anew (another epoch) or says that it is lost.
 */
const PROVISIONAL: Cursor = { epoch: '', head: 0, low: { core: 0, windowed: 0, kept: 0 }, at: 0 };

/** What the server said of commands: the documents and the outbox follow it. Used inside a turn only. */
export class Outcomes {
  readonly #book: RuleBook;
  readonly #local: Local;
  readonly #outbox: Outbox;
  readonly #done = new Set<CommandId>();

  constructor(book: RuleBook, local: Local, outbox: Outbox) {
    this.#book = book;
    this.#local = local;
    this.#outbox = outbox;
  }

  /** Entries are done but still on the disk, which refused to let them go. */
  get unfinished(): boolean {
    return this.#done.size > 0;
  }

  /**
   * A refusal is on the disk with its text before the optimistic documents go; a done entry leaves the disk after its
   * documents have come. So a crash between the two loses neither a text nor a document.
   * @returns whether a pull is needed: something happened in a space that is not followed yet
   */
  async settle(outcomes: readonly Outcome[]): Promise<boolean> {
    const waiting = new Set(this.#local.waiting.map((one) => one.entry.command.id));
    const known = outcomes.filter((outcome) => waiting.has(outcome.id));
    const documents = known.flatMap((outcome) => outcome.documents);
    const strange = documents.some((document) => !this.#local.cursors.has(document.space));
    const made = this.#made(documents);
    const purge: SpaceId[] = [];
    for (const space of made.keys()) if (await this.#takeHome(space, documents)) purge.push(space);
    await this.#outbox.reject(known.flatMap((outcome) => this.#refused(outcome)));
    await this.#local.settle({ documents, leaving: known.map((outcome) => outcome.id), cursors: made, purge });
    for (const outcome of known) if (outcome.status === 'done') this.#done.add(outcome.id);
    await this.#outbox.remove([...this.#done]);
    this.#done.clear();
    return strange;
  }

  #refused(outcome: Outcome): Refused[] {
    const entry = this.#outbox.get(outcome.id);
    if (!entry || outcome.status !== 'rejected') return [];
    return [{ entry, refusal: outcome.refusal, text: textOf(this.#book, entry.command) }];
  }

  /** Spaces that these commands made: shown at once, though the log has not told of them yet. */
  #made(documents: readonly Document[]): Map<SpaceId, Cursor> {
    const spaces = documents.filter((document) => document.id === spaceDocument(document.space) && !document.deleted);
    return new Map(spaces.filter(({ space }) => !this.#local.cursors.has(space)).map(({ space }) => [space, PROVISIONAL]));
  }

  #takeHome(space: SpaceId, documents: readonly Document[]): Promise<boolean> {
    const facts = documents.findLast((document) => document.id === spaceDocument(space));
    return rehome(this.#local, this.#outbox, space, facts !== undefined && classifiedConfidential(facts));
  }
}
