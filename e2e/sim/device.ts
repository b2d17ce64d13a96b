import type { RuleBook } from '../../model/kernel/feature.ts';
import type { Document } from '../../model/kernel/document.ts';
import type { CommandId, DeviceId, DocumentId, PersonId, SpaceId } from '../../model/kernel/ids.ts';
import { PROTOCOL_VERSION, type Welcome } from '../../model/kernel/protocol.ts';
import { Engine } from '../../renderer/store/engine/engine.ts';
import { MemoryReplica } from '../../renderer/store/memory-replica.ts';
import type { OutboxEntry, Replica } from '../../renderer/store/replica.ts';
import { type Connection, type Transport, TransportError } from '../../renderer/store/transport.ts';
import { AuditedReplica, Told } from './audited-replica.ts';
import type { Chance } from './chance.ts';
import { SimDisk } from './disk.ts';
import { Link, type Tap } from './link.ts';
import type { ServerHost } from './server-host.ts';
import { SimClock } from './sim-clock.ts';
import { type Doom, SimReplica } from './sim-replica.ts';
import type { SimSessions } from './sim-sessions.ts';
import type { Timeline } from './timeline.ts';
import type { Weather } from './weather.ts';

/** Where a planted fault can stand: around a device's disk, its memory, its road to the server. */
export type DeviceWraps = {
  replica?: (replica: Replica, device: Device) => Replica;
  transport?: (transport: Transport, device: Device) => Transport;
};

export type DeviceParts = {
  timeline: Timeline;
  chance: Chance;
  host: ServerHost;
  sessions: SimSessions;
  weather: () => Weather;
  tap: (device: Device) => Tap;
  violation: (what: string) => void;
  committed: (space: SpaceId, epoch: string) => number | null;
  trace: (line: string) => void;
  wraps: DeviceWraps;
};

/** Milliseconds. */
const HELLO_WITHIN = 20_000;

/** One life of the app on a device. */
type Process = { engine: Engine | null; disk: SimReplica; clock: SimClock; links: Link[]; memory: MemoryReplica; alive: boolean };

/** A device of a person: what survives the app's death, and the app itself while it lives. */
export class Device {
  readonly id: DeviceId;
  readonly person: PersonId;
  readonly disk = new SimDisk();
  readonly told = new Told();
  /** Uploads that this device has got to the server. */
  readonly arrived = new Set<string>();
  /** What the app has on the screen. */
  readonly screen = new Map<DocumentId, Document>();
  online = true;
  skew = 0;
  book: RuleBook;
  /** An older version of the app was here at some time. */
  wasOlder = false;
  /** The server says that this client is too old. */
  outdated = false;
  /** The disk was torn so badly that the outbox was lost with it. */
  lostOutbox = false;
  /** Entries of confidential spaces that were in memory when the process died: lost by design. */
  readonly forgotten = new Set<CommandId>();
  readonly #parts: DeviceParts;
  readonly #returned = new Set<() => void>();
  readonly #uploaded = new Set<() => void>();
  #process: Process | null = null;
  #asleep = false;

  constructor(id: DeviceId, person: PersonId, book: RuleBook, parts: DeviceParts) {
    this.id = id;
    this.person = person;
    this.book = book;
    this.#parts = parts;
  }

  /** The running app; `null` while it is dead, not yet open, or asleep. */
  get engine(): Engine | null {
    return this.#asleep ? null : (this.#process?.engine ?? null);
  }

  get isRunning(): boolean {
    return this.#process !== null;
  }

  get memory(): MemoryReplica | null {
    return this.#process?.memory ?? null;
  }

  get isStoring(): boolean {
    return this.#process?.disk.isBusy ?? false;
  }

  get busy(): boolean {
    return this.#process?.links.some((link) => link.busy) ?? false;
  }

  /** Starts the app. It opens what is on the disk and connects when it can. */
  start(): void {
    if (this.#process) return;
    const { timeline, chance, wraps } = this.#parts;
    const clock = new SimClock(timeline, this.skew);
    const process: Process = { engine: null, disk: this.#handle(), clock, links: [], memory: new MemoryReplica(), alive: true };
    this.#process = process;
    this.screen.clear();
    const whileAlive =
      <Args extends unknown[]>(work: (...args: Args) => void) =>
      (...args: Args) => {
        if (process.alive) work(...args);
      };
    const transport = this.#transport(process);
    void Engine.open({
      book: this.book,
      person: this.person,
      disk: {
        open: async () => this.#replica(process.disk),
        setAside: async (rescued) => this.#setAside(process, rescued),
      },
      memory: wraps.replica ? wraps.replica(process.memory, this) : process.memory,
      transport: wraps.transport ? wraps.transport(transport, this) : transport,
      clock,
      random: chance.bytes,
      online: { returned: (listener) => subscribe(this.#returned, listener) },
      uploads: { arrived: (upload) => this.arrived.has(upload), changed: (listener) => subscribe(this.#uploaded, listener) },
      screen: {
        changed: whileAlive((documents) => {
          for (const document of documents) this.screen.set(document.id, document);
        }),
        forgotten: whileAlive((ids) => {
          for (const id of ids) this.screen.delete(id);
        }),
        purged: whileAlive((spaces) => {
          for (const [id, document] of this.screen) if (spaces.includes(document.space)) this.screen.delete(id);
        }),
        reload: whileAlive(() => this.screen.clear()),
      },
      kept: async () => new Set(),
      ephemeral: () => undefined,
      report: (error) =>
        this.#parts.violation(`the app on ${this.id} met ${error instanceof Error ? (error.stack ?? error.message) : error}`),
    }).then((engine) => {
      if (!process.alive) return;
      // What was on the disk before the app opened is on the screen as soon as it looks.
      for (const [id, record] of this.disk.contents.records) if (!this.screen.has(id)) this.screen.set(id, record.document);
      process.engine = engine;
      engine.start();
    }, this.#unexpected);
  }

  /** SIGKILL. Writes on their way may or may not have reached the disk. */
  kill(): void {
    const process = this.#process;
    if (!process) return;
    process.alive = false;
    process.disk.kill();
    for (const view of process.engine?.entries.get() ?? []) {
      const { id } = view.entry.command;
      if (!this.disk.contents.entries.has(id)) this.forgotten.add(id);
    }
    process.clock.stop();
    for (const link of process.links) link.vanish();
    this.#returned.clear();
    this.#uploaded.clear();
    this.#process = null;
    this.#asleep = false;
  }

  /** The battery falls out: what was not synced may be gone. */
  losePower(): void {
    this.kill();
    this.disk.losePower(this.#parts.chance);
    this.told.forget();
  }

  doom(doom: Doom): void {
    if (this.#process) this.#process.disk.doom = doom;
  }

  undoom(): void {
    if (this.#process) this.#process.disk.doom = null;
  }

  sleep(): void {
    if (this.#asleep || !this.#process) return;
    this.#asleep = true;
    this.#process.clock.sleep();
    for (const link of this.#process.links) link.cut();
  }

  wake(): void {
    if (!this.#asleep) return;
    this.#asleep = false;
    this.#process?.clock.wake();
  }

  setSkew(skew: number): void {
    this.skew = skew;
    if (this.#process) this.#process.clock.skew = skew;
  }

  setOnline(online: boolean): void {
    this.online = online;
    if (!online) this.cut();
    else if (!this.#asleep) for (const listener of [...this.#returned]) listener();
  }

  cut(): void {
    for (const link of this.#process?.links ?? []) link.cut();
  }

  /** The next answer to a push or a pull is lost with its connection. */
  cutNextAnswer(): void {
    for (const link of this.#process?.links ?? []) link.cutNextAnswer = true;
  }

  uploadArrives(upload: string): void {
    this.arrived.add(upload);
    for (const listener of [...this.#uploaded]) listener();
  }

  #handle(): SimReplica {
    const { timeline, chance } = this.#parts;
    return new SimReplica(this.disk, timeline, chance, () => {
      this.#parts.trace(`${this.id} dies at a write`);
      this.kill();
    });
  }

  #replica(inner: SimReplica): Replica {
    const { committed, violation, wraps } = this.#parts;
    const below = wraps.replica ? wraps.replica(inner, this) : inner;
    return new AuditedReplica(below, this.told, committed, (what) => violation(`${this.id}: ${what}`));
  }

  #setAside(process: Process, rescued: readonly OutboxEntry[]): Replica {
    this.lostOutbox ||= this.disk.state === 'torn';
    if (this.disk.state === 'torn') this.told.entries.clear();
    this.told.forget();
    process.disk.kill();
    this.disk.replace(rescued);
    process.disk = this.#handle();
    return this.#replica(process.disk);
  }

  #transport(process: Process): Transport {
    return {
      connect: async (listener) => {
        const { timeline, chance, host, sessions, weather, tap } = this.#parts;
        await timeline.wait(chance.int(weather().latency.from, weather().latency.to));
        if (!process.alive) return new Promise(() => undefined);
        const server = host.running;
        if (!this.online || this.#asleep || !server) throw new TransportError('network', 'nobody answers');
        if (this.outdated) throw new TransportError('outdated', 'this client is too old');
        const authentication = sessions.of(this.id);
        if (authentication.status === 'none') throw new TransportError('signedOut', 'nobody is signed in');
        if (authentication.status === 'revoked') throw new TransportError('revoked', 'this device was revoked');
        const parts = { timeline, chance, weather, host, session: authentication.session, tap: tap(this) };
        const link = new Link(parts, server, {
          frame: (frame) => {
            if (process.alive) listener.frame(frame);
          },
          closed: () => {
            process.links = process.links.filter((one) => one !== link);
            if (process.alive) listener.closed();
          },
        });
        process.links.push(link);
        const giveUp = process.clock.after(HELLO_WITHIN, () => link.cut());
        const welcome = (await link.ask('hello', { protocol: PROTOCOL_VERSION, device: this.id })) as Welcome;
        giveUp();
        return connectionOver(link, welcome);
      },
    };
  }

  readonly #unexpected = (error: unknown) => {
    this.#parts.violation(`the app on ${this.id} does not open: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
  };
}

function connectionOver(link: Link, welcome: Welcome): Connection {
  // Each question's answer has the shape that the router gives it; the link hands it on as it came.
  const ask = (question: Parameters<Link['ask']>[0]) => (input: unknown) => link.ask(question, input) as Promise<never>;
  return {
    welcome,
    push: (commands) => ask('push')({ commands }),
    pull: ask('pull'),
    listen: ask('listen'),
    older: ask('older'),
    fetch: (ids) => ask('fetch')({ ids }),
    signal: (signal) => link.tell(signal),
    close: () => link.cut(),
  };
}

function subscribe(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
