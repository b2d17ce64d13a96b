import type { CommandId, SpaceId } from '../../../model/kernel/ids.ts';
import type { Refusal } from '../../../model/kernel/refusal.ts';
import type { OutboxEntry } from '../replica.ts';
import type { Homes } from './homes.ts';

export type Refused = { entry: OutboxEntry; refusal: Refusal; text: string | null };

/** The person's doings that the server has not acknowledged, and those it refused. What is here is on the disk first. */
export class Outbox {
  readonly #homes: Homes;
  readonly #entries = new Map<CommandId, OutboxEntry>();
  /** Sent again as others; still on the disk. */
  #replaced: OutboxEntry[] = [];
  #order = 0;
  /** Grows with every change. */
  version = 0;

  constructor(homes: Homes) {
    this.#homes = homes;
  }

  async open(): Promise<void> {
    for (const entry of await this.#homes.disk.outbox()) {
      if (entry.state.status === 'replaced') this.#replaced.push(entry);
      else this.#hold(entry);
    }
  }

  /** In the order in which they were made. */
  all(): OutboxEntry[] {
    return [...this.#entries.values()].sort((a, b) => a.order - b.order);
  }

  get(id: CommandId): OutboxEntry | undefined {
    return this.#entries.get(id);
  }

  nextOrder(): number {
    return this.#order + 1;
  }

  /** @param instead the refused entry that this one takes the place of, in one step: never both of them, and never neither */
  async add(entry: OutboxEntry, instead: OutboxEntry | null = null): Promise<void> {
    const replaced: OutboxEntry[] = instead ? [{ ...instead, state: { status: 'replaced' } }] : [];
    await this.#homes.saveEntries([entry, ...replaced]);
    for (const { command } of replaced) this.#entries.delete(command.id);
    this.#replaced.push(...replaced);
    this.#hold(entry);
  }

  async reject(refused: readonly Refused[]): Promise<void> {
    if (refused.length === 0) return;
    const entries = refused.map(({ entry, refusal, text }): OutboxEntry => {
      return { ...entry, state: { status: 'rejected', code: refusal.code, message: refusal.message, text } };
    });
    await this.#homes.saveEntries(entries);
    for (const entry of entries) this.#hold(entry);
  }

  async remove(ids: readonly CommandId[]): Promise<void> {
    const entries = ids.flatMap((id) => this.#entries.get(id) ?? []);
    const leaving = [...entries, ...this.#replaced];
    if (leaving.length === 0) return;
    await this.#homes.removeEntries(leaving);
    this.#replaced = [];
    for (const entry of entries) this.#entries.delete(entry.command.id);
    this.version++;
  }

  /** A space became confidential or ceased to be: its entries follow it to its other home. */
  async move(space: SpaceId, confidential: boolean): Promise<void> {
    const entries = [...this.all(), ...this.#replaced].filter((entry) => entry.command.space === space);
    await this.#homes.moveEntries(entries, confidential);
  }

  clear(): void {
    this.#entries.clear();
    this.#replaced = [];
    this.version++;
  }

  #hold(entry: OutboxEntry): void {
    this.#entries.set(entry.command.id, entry);
    this.#order = Math.max(this.#order, entry.order);
    this.version++;
  }
}
