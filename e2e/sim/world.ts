import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RuleBook } from '../../model/kernel/feature.ts';
import type { DeviceId, PersonId, SpaceId } from '../../model/kernel/ids.ts';
import { serverFeatures } from '../../server/features.ts';
import { companyBegins, personJoins } from '../../server/spaces/company.ts';
import type { Store } from '../../server/store/store.ts';
import { Auditor } from './auditor.ts';
import type { Chance } from './chance.ts';
import { Device, type DeviceWraps } from './device.ts';
import { simOnServer } from './feature.ts';
import { Ledger } from './ledger.ts';
import { ServerHost } from './server-host.ts';
import { SimSessions } from './sim-sessions.ts';
import { Timeline } from './timeline.ts';
import { Truth } from './truth.ts';
import { wholeBook } from './whole-book.ts';
import { CALM, type Weather } from './weather.ts';

/** Where a planted fault stands in a world. */
export type Wraps = DeviceWraps & { store?: (store: Store) => Store; effectsTwice?: boolean };

export type WorldOptions = {
  chance: Chance;
  people: number;
  devices: number;
  /** Milliseconds. */
  window: number;
  /** What the server's first process knows; a later one knows everything. */
  serverBook?: RuleBook;
  wraps?: Wraps;
  /** Keeps the lines of the trace, not only their digest. */
  trace?: boolean;
};

/** A company in a box: one real server, real clients, and nothing real between them. */
export class World {
  readonly timeline = new Timeline();
  readonly truth = new Truth();
  readonly sessions = new SimSessions();
  readonly ledger = new Ledger();
  readonly auditor: Auditor;
  readonly host: ServerHost;
  readonly people: readonly PersonId[];
  readonly devices: readonly Device[];
  readonly chance: Chance;
  readonly window: number;
  /** What the server's first process knew. */
  readonly serverBook: RuleBook;
  weather: Weather = CALM;
  serverDied: () => void = () => undefined;
  readonly #folder: string;
  #beat: () => void = () => undefined;

  constructor(options: WorldOptions) {
    const { chance, people, devices, window, serverBook = wholeBook, wraps = {}, trace = false } = options;
    this.chance = chance;
    this.window = window;
    this.serverBook = serverBook;
    this.#folder = ramFolder();
    this.auditor = new Auditor(this.timeline, this.truth, this.sessions, { window, trace });
    this.people = Array.from({ length: people }, (_, index) => `p${index}` as PersonId);
    const uploaded = (upload: string) => this.devices.some((device) => device.arrived.has(upload));
    const onServer = simOnServer(uploaded);
    this.host = new ServerHost({
      folder: this.#folder,
      book: serverBook,
      features: [...serverFeatures, onServer, ...(wraps.effectsTwice ? [onServer] : [])],
      timeline: this.timeline,
      sessions: this.sessions,
      window,
      truth: this.truth,
      wrapStore: wraps.store,
    });
    this.devices = Array.from({ length: devices }, (_, index) => {
      const person = this.people[index % people]!;
      const id = `${person}-${index < people ? 'a' : 'b'}` as DeviceId;
      this.sessions.signIn(person, id);
      return new Device(id, person, wholeBook, {
        timeline: this.timeline,
        chance: chance.fork(id),
        host: this.host,
        sessions: this.sessions,
        weather: () => this.weather,
        tap: this.auditor.tap,
        violation: this.auditor.violation,
        committed: (space, epoch) => this.#committed(space, epoch),
        trace: this.auditor.trace,
        wraps,
      });
    });
    this.host.died = () => {
      for (const device of this.devices) device.cut();
      this.serverDied();
    };
    this.timeline.busy = () => this.devices.some((device) => device.busy);
  }

  /** The company and its people; the last one may be a guest, who belongs to no company. */
  async begin(guest: boolean): Promise<void> {
    this.host.start();
    await this.host.running?.kernel.engine.write(async (hand) => {
      await hand.put([companyBegins('Bolaget')]);
      for (const [index, person] of this.people.entries()) {
        const role = guest && index === this.people.length - 1 ? null : index === 0 ? 'owner' : 'member';
        await hand.put(personJoins({ person, profile: { name: `Person ${index}` }, role }, hand.now));
      }
    });
    this.#beatLater();
  }

  async close(): Promise<void> {
    this.#beat();
    for (const device of this.devices) device.kill();
    await this.host.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #committed(space: SpaceId, epoch: string): number | null {
    return this.host.running?.kernel.store.epoch === epoch ? (this.truth.heads.get(space) ?? 0) : null;
  }

  /** The server's heart: memberships that run out are noticed. */
  #beatLater(): void {
    this.#beat = this.timeline.after(25_000, () => {
      this.host.running?.kernel.hub.beat();
      this.#beatLater();
    });
  }
}

/** A folder in memory where the machine has one: a seed opens dozens of databases. */
function ramFolder(): string {
  const shared = '/dev/shm';
  const base = statSync(shared, { throwIfNoEntry: false })?.isDirectory() ? join(shared, 'fikarum-sim') : tmpdir();
  mkdirSync(base, { recursive: true });
  return mkdtempSync(join(base, 'sim-'));
}
