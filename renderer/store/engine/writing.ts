import type { Document } from '../../../model/kernel/document.ts';
import { type CommandId, type PersonId, type RandomBytes, type SpaceId, spaceDocument, uuidv7 } from '../../../model/kernel/ids.ts';
import type { Command } from '../../../model/kernel/command.ts';
import type { RuleBook } from '../../../model/kernel/feature.ts';
import { type Performed, type Prepared, prepare } from '../../../model/kernel/perform.ts';
import { LIMITS } from '../../../model/kernel/protocol.ts';
import { refuse } from '../../../model/kernel/refusal.ts';
import { SpaceBody } from '../../../model/kernel/space.ts';
import type { OutboxEntry } from '../replica.ts';
import type { Ran } from '../store.ts';
import { performLocally, unlooked, waitingOf } from './fold.ts';
import type { Local } from './local.ts';
import type { Outbox } from './outbox.ts';
import type { Parts } from './parts.ts';
import { rehome } from './rehome.ts';

/** Room that a frame needs around the commands in it, bytes. */
export const FRAME_MARGIN = 10_000;
export const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** What a person does: checked, kept, shown. Used inside a turn only. */
export class Writing {
  readonly #book: RuleBook;
  readonly #person: PersonId;
  readonly #random: RandomBytes;
  readonly #local: Local;
  readonly #outbox: Outbox;
  readonly #report: (error: unknown) => void;

  constructor(parts: Pick<Parts, 'book' | 'person' | 'random'>, local: Local, outbox: Outbox, report: (error: unknown) => void) {
    this.#book = parts.book;
    this.#person = parts.person;
    this.#random = parts.random;
    this.#local = local;
    this.#outbox = outbox;
    this.#report = report;
  }

  /**
   * @param at milliseconds since 1970, the best guess at the server's clock
   * @param instead a refused entry that goes when this one is kept
   * @returns the refusal when the rule says no: then nothing was stored
   * @throws what the disk threw when the entry could not be kept: then nothing was stored either
   */
  async run(name: string, space: SpaceId, input: unknown, at: number, instead: OutboxEntry | null = null): Promise<Ran> {
    const command = this.#command(name, space, input, at);
    if (bytesOf(command) > LIMITS.frame - FRAME_MARGIN) return { ok: false, refusal: refuse('invalid', 'too large to be sent') };
    const prepared = prepare(this.#book, command);
    if ('code' in prepared) return { ok: false, refusal: prepared };
    const entry: OutboxEntry = { command, order: this.#outbox.nextOrder(), state: { status: 'waiting' } };
    const waiting = waitingOf(this.#book, this.#person, entry);
    const performed = await this.#perform(prepared, command, waiting.reads);
    if (!performed.ok) return performed;
    // Something may have been done in the new space before it was made confidential: that leaves the disk too.
    const confidential = makesConfidential(space, performed.documents);
    if (confidential && (await rehome(this.#local, this.#outbox, space, true))) await this.#local.settle({ purge: [space] });
    await this.#outbox.add(entry, instead);
    // From here on it is kept, whatever happens: a record that cannot be stored now comes with the next change.
    await this.#local.add(waiting, performed.documents).catch(this.#report);
    return { ok: true, entry: command.id };
  }

  /** The input is copied as the JSON that will be stored and sent, so that nobody changes it afterwards. */
  #command(name: string, space: SpaceId, input: unknown, at: number): Command {
    const id = uuidv7(at, this.#random) as CommandId;
    return { id, name, space, input: input === undefined ? null : JSON.parse(JSON.stringify(input)), at };
  }

  async #perform(prepared: Prepared, command: Command, reads: readonly Document['id'][]): Promise<Performed> {
    const state = await this.#local.documents(reads);
    const performed = performLocally(prepared, command, this.#person, state);
    const taken = await this.#local.documents(unlooked(performed, reads));
    return taken.size > 0 ? { ok: false, refusal: refuse('conflict', 'the id is taken') } : performed;
  }
}

/** A space that comes into being as confidential never touches the disk, from its first command on. */
function makesConfidential(space: SpaceId, documents: readonly Document[]): boolean {
  const made = documents.find((document) => document.id === spaceDocument(space) && document.seq === 0);
  return made !== undefined && classifiedConfidential(made);
}

export function classifiedConfidential(document: Document): boolean {
  const body = SpaceBody.safeParse(document.body);
  return body.success && body.data.classification === 'confidential';
}

/** What the person wrote, to be kept when it is refused. */
export function textOf(book: RuleBook, command: Command): string | null {
  const prepared = prepare(book, command);
  return 'code' in prepared ? null : (prepared.definition.text?.(prepared.input) ?? null);
}
