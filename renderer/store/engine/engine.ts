import type { Document } from '../../../model/kernel/document.ts';
import type { CommandId, DocumentId, SpaceId } from '../../../model/kernel/ids.ts';
import type { OlderAnswer, OlderRequest, Signal } from '../../../model/kernel/protocol.ts';
import { refuse } from '../../../model/kernel/refusal.ts';
import { Value } from '../live/value.ts';
import { ReplicaFull } from '../replica.ts';
import type { Live, Ran } from '../store.ts';
import { type Connection, TransportError } from '../transport.ts';
import { type EngineState, type EntryView, entryViews, stateOf } from './engine-state.ts';
import { Housekeeping } from './housekeeping.ts';
import { type Opened, open } from './opening.ts';
import type { Parts } from './parts.ts';
import { Syncing } from './syncing.ts';
import { Turn } from './turn.ts';
import { Writing } from './writing.ts';

/** Documents that one question by id may name. */
const FETCH = 200;

/** One person's documents on one device: what is done here is kept and sent, what happens elsewhere arrives. One per device at a time. */
export class Engine {
  readonly #parts: Parts;
  readonly #opened: Opened;
  readonly #turn = new Turn(() => this.#refresh());
  readonly #writing: Writing;
  readonly #syncing: Syncing;
  readonly #housekeeping: Housekeeping;
  readonly #state: Value<EngineState>;
  readonly #entries: Value<readonly EntryView[]>;
  readonly #stops: (() => void)[];
  /** The server's clock minus this device's, as of the latest hello. */
  #ahead = 0;
  #inSync = 0;
  #shown = -1;

  /** Opens what the disk has, and shows it; nothing is connected before `start`. */
  static async open(parts: Parts): Promise<Engine> {
    return new Engine(parts, await open(parts));
  }

  private constructor(parts: Parts, opened: Opened) {
    this.#parts = parts;
    this.#opened = opened;
    const report = (error: unknown) => this.#report(error);
    this.#writing = new Writing(parts, opened.local, opened.outbox, report);
    this.#syncing = new Syncing(parts, this.#turn, opened, report);
    this.#housekeeping = new Housekeeping(parts, this.#turn, opened, report);
    const { keeper, caughtUp } = this.#syncing;
    this.#state = new Value(stateOf(keeper.state.get(), false, 0, opened));
    this.#entries = new Value<readonly EntryView[]>(entryViews(opened, parts.uploads, false));
    this.#stops = [
      keeper.state.subscribe(() => this.#connectionChanged()),
      caughtUp.subscribe(() => this.#caughtUpChanged()),
      opened.local.homes.health.state.subscribe(() => this.#refresh()),
      parts.uploads.changed(() => {
        this.#shown = -1;
        this.#refresh();
      }),
    ];
  }

  get state(): Live<EngineState> {
    return this.#state;
  }

  /** The outbox as the person sees it: what waits, and what was refused and not yet dealt with. */
  get entries(): Live<readonly EntryView[]> {
    return this.#entries;
  }

  start(): void {
    this.#syncing.keeper.connect();
    this.#housekeeping.start();
  }

  /** Tries the network now: also after a new sign-in. */
  reconnect(): void {
    this.#syncing.keeper.connect();
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops) stop();
    this.#housekeeping.stop();
    this.#syncing.stop();
    // The change under way, if any, is finished first.
    await this.#turn.take('person', async () => undefined);
  }

  /**
   * Does what the person meant. Resolves when it is kept and on the screen; a refusal stores nothing, and the caller
   * still has the text. A full disk is a refusal too (`failed`), and `state` says so.
   */
  async run(name: string, space: SpaceId, input: unknown): Promise<Ran> {
    return this.#write(() => this.#writing.run(name, space, input, this.now()));
  }

  /** Sends what was refused again, as a new command, changed if `input` is given. The refused one goes when the new one is kept. */
  async retry(id: CommandId, input?: unknown): Promise<Ran> {
    return this.#write(async () => {
      const entry = this.#opened.outbox.get(id);
      if (entry?.state.status !== 'rejected') return { ok: false, refusal: refuse('missing', 'nothing refused under that id') };
      const { name, space } = entry.command;
      const ran = await this.#writing.run(name, space, input === undefined ? entry.command.input : input, this.now(), entry);
      // Nothing is lost if the old one stays on the disk for now: it is marked.
      if (ran.ok) await this.#opened.outbox.remove([]).catch((error) => this.#report(error));
      return ran;
    });
  }

  /** The person has seen the refusal and lets it go. */
  async dismiss(id: CommandId): Promise<void> {
    await this.#turn.take('person', async () => {
      if (this.#opened.outbox.get(id)?.state.status === 'rejected') await this.#opened.outbox.remove([id]);
    });
  }

  /** Fetches what lies before the window. Rejects with `TransportError` when there is no network. */
  async older(request: OlderRequest): Promise<OlderAnswer> {
    const answer = await this.#ask((connection) => connection.older(request));
    await this.#turn.take('server', () => this.#opened.local.settle({ documents: answer.documents }));
    return answer;
  }

  /** Fetches documents by id, those that may be read. Rejects with `TransportError` when there is no network. */
  async fetch(ids: readonly DocumentId[]): Promise<Document[]> {
    const found: Document[] = [];
    for (let start = 0; start < ids.length; start += FETCH) {
      const { documents } = await this.#ask((connection) => connection.fetch(ids.slice(start, start + FETCH)));
      await this.#turn.take('server', () => this.#opened.local.settle({ documents }));
      found.push(...documents);
    }
    return found;
  }

  /** Presence and typing: sent if there is a connection, else lost on purpose. */
  signal(signal: Signal): void {
    this.#syncing.keeper.session?.connection.signal(signal);
  }

  /** The best guess at the server's clock. Milliseconds. */
  now(): number {
    return this.#parts.clock.now() + this.#ahead;
  }

  /** Forgets what fell out of the window. @returns how many documents went */
  prune(): Promise<number> {
    return this.#housekeeping.prune();
  }

  async #write(work: () => Promise<Ran>): Promise<Ran> {
    if (this.#syncing.keeper.state.get().status === 'revoked')
      return { ok: false, refusal: refuse('forbidden', 'this device was revoked') };
    try {
      const ran = await this.#turn.take('person', work);
      if (ran.ok) this.#syncing.written();
      return ran;
    } catch (error) {
      this.#report(error);
      return { ok: false, refusal: refuse('failed', 'the device could not keep it') };
    }
  }

  async #ask<T>(question: (connection: Connection) => Promise<T>): Promise<T> {
    const { session } = this.#syncing.keeper;
    if (!session) throw new TransportError('network', 'no connection');
    return session.ask(question);
  }

  #connectionChanged(): void {
    const connection = this.#syncing.keeper.state.get();
    if (connection.status === 'live') {
      const { welcome } = connection.session.connection;
      this.#ahead = welcome.now - this.#parts.clock.now();
      this.#housekeeping.setWindow(welcome.window);
    }
    if (connection.status === 'revoked') this.#housekeeping.wipe();
    this.#refresh();
  }

  /** Caught up just now, or until just now. */
  #caughtUpChanged(): void {
    this.#inSync = this.now();
    this.#refresh();
  }

  #refresh(): void {
    const caughtUp = this.#syncing.caughtUp.get();
    const state = stateOf(this.#syncing.keeper.state.get(), caughtUp, this.#inSync, this.#opened);
    if (JSON.stringify(state) !== JSON.stringify(this.#state.get())) this.#state.set(state);
    if (this.#shown === this.#opened.outbox.version) return;
    this.#shown = this.#opened.outbox.version;
    this.#entries.set(entryViews(this.#opened, this.#parts.uploads, caughtUp));
  }

  /** A full disk is a state that is shown, and a lost network is daily life: neither is an error to report. */
  #report(error: unknown): void {
    if (error instanceof ReplicaFull || error instanceof TransportError) return;
    this.#parts.report(error);
  }
}
