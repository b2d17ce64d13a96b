import type { Document } from '../../../../model/kernel/document.ts';
import {
  COMPANY,
  type DocumentId,
  groupSpace,
  membershipDocument,
  type PersonId,
  type SpaceId,
  spaceDocument,
} from '../../../../model/kernel/ids.ts';
import { MembershipBody, SpaceBody } from '../../../../model/kernel/space.ts';
import { ruleBook } from '../../../../model/kernel/feature.ts';
import { simFeature } from '../../../../e2e/sim/feature.ts';
import { Chance } from '../../../../e2e/sim/chance.ts';
import { MemoryReplica } from '../../memory-replica.ts';
import type { OutboxEntry, Replica, StoredRecord } from '../../replica.ts';
import { Engine } from '../engine.ts';
import type { Parts } from '../parts.ts';
import { ManualClock, rest } from './manual-clock.ts';
import { cursor, ScriptedServer } from './scripted-server.ts';

export const ELIN = 'elin' as PersonId;
export const GROUP = groupSpace('11111111-1111-4111-8111-111111111111');
export const NOTE = 'note-1' as DocumentId;

export const document = (id: string, fields: Partial<Document> = {}): Document => ({
  id: id as DocumentId,
  space: GROUP,
  kind: 'sim-note',
  seq: 1,
  parent: null,
  author: ELIN,
  sort: 1,
  createdAt: 1,
  changedAt: 1,
  deleted: false,
  body: { text: 'hej', tokens: ['first'] },
  ...fields,
});

export const facts = (space: SpaceId, seq: number, body: Partial<SpaceBody> = {}): Document =>
  document(spaceDocument(space), {
    space,
    seq,
    kind: 'space',
    body: SpaceBody.parse({ type: space === COMPANY ? 'company' : 'group', name: 'Fika', ...body }),
  });

export const membership = (space: SpaceId, seq: number, role = 'member', person = ELIN): Document =>
  document(membershipDocument(space, person), {
    space,
    seq,
    kind: 'membership',
    parent: person,
    body: MembershipBody.parse({ person, role, since: 1 }),
  });

/** The company and one group, as a first pull brings them. */
export const firstPull = {
  documents: [facts(COMPANY, 1), membership(COMPANY, 2), facts(GROUP, 1), membership(GROUP, 2, 'owner'), document(NOTE, { seq: 3 })],
  cursors: { [COMPANY]: cursor(2), [GROUP]: cursor(3) },
};

/** A device on a desk: the real engine, a replica in memory for a disk, and a server that does what the test says. */
export class Desk {
  readonly clock = new ManualClock();
  readonly server = new ScriptedServer(ELIN);
  readonly arrived = new Set<string>();
  readonly kept = new Set<DocumentId>();
  readonly told: string[] = [];
  readonly reports: unknown[] = [];
  memory = new MemoryReplica();
  disk: Replica;
  rescued: readonly OutboxEntry[] | null = null;
  readonly #returned = new Set<() => void>();
  readonly #uploaded = new Set<() => void>();
  #engine: Engine | null = null;

  constructor(disk: Replica = new MemoryReplica()) {
    this.disk = disk;
  }

  get engine(): Engine {
    if (!this.#engine) throw new Error('not opened');
    return this.#engine;
  }

  /** Opens the engine as a new process would: what was in memory is gone. */
  async open(): Promise<Engine> {
    this.memory = new MemoryReplica();
    this.#engine = await Engine.open(this.#parts());
    return this.#engine;
  }

  /** Opened, connected, and filled with the company and the group. */
  async live(): Promise<Engine> {
    const engine = await this.open();
    engine.start();
    await this.clock.pass(0);
    this.server.pulled(firstPull);
    await this.clock.pass(0);
    return engine;
  }

  async record(id: DocumentId): Promise<StoredRecord | undefined> {
    return [...(await this.disk.records([id])), ...(await this.memory.records([id]))][0];
  }

  /** The tokens of a note as the screen shows it: which commands are in it, in which order. */
  async tokens(id: DocumentId = NOTE): Promise<string[] | null> {
    const body = (await this.record(id))?.document.body as { tokens: string[] } | null | undefined;
    return body?.tokens ?? null;
  }

  append(token: string, note: DocumentId = NOTE) {
    return this.engine.run('sim.append', GROUP, { token, note, text: `text of ${token}` });
  }

  write(note: string, fields: object = {}) {
    const input = { token: note, note, text: `text of ${note}`, upload: null, under: null, calls: null, ...fields };
    return this.engine.run('sim.note', GROUP, input);
  }

  networkReturns(): void {
    for (const listener of [...this.#returned]) listener();
  }

  uploadArrives(upload: string): void {
    this.arrived.add(upload);
    for (const listener of [...this.#uploaded]) listener();
  }

  rest = rest;

  #parts(): Parts {
    const subscribe = (listeners: Set<() => void>) => (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
    return {
      book: ruleBook([simFeature]),
      person: ELIN,
      disk: {
        open: async () => this.disk,
        setAside: async (rescued) => {
          this.rescued = rescued;
          this.disk = new MemoryReplica();
          await this.disk.saveEntries(rescued);
          return this.disk;
        },
      },
      memory: this.memory,
      transport: this.server,
      clock: this.clock,
      random: new Chance(1).bytes,
      online: { returned: subscribe(this.#returned) },
      uploads: { arrived: (upload) => this.arrived.has(upload), changed: subscribe(this.#uploaded) },
      screen: {
        changed: (documents) => this.told.push(...documents.map((one) => `changed ${one.id}`)),
        forgotten: (ids) => this.told.push(...ids.map((id) => `forgotten ${id}`)),
        purged: (spaces) => this.told.push(...spaces.map((space) => `purged ${space}`)),
        reload: () => this.told.push('reload'),
      },
      kept: async (ids) => new Set(ids.filter((id) => this.kept.has(id))),
      ephemeral: () => undefined,
      report: (error) => this.reports.push(error),
    };
  }
}
