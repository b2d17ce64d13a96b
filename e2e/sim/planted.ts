import type { Document } from '../../model/kernel/document.ts';
import type { CommandId, DocumentId, SpaceId } from '../../model/kernel/ids.ts';
import type { LiveFrame, PullAnswer, PushAnswer } from '../../model/kernel/protocol.ts';
import type { Replica, ReplicaChange, StoredRecord } from '../../renderer/store/replica.ts';
import type { Connection, Transport } from '../../renderer/store/transport.ts';
import type { Reader, Store, WriteTransaction } from '../../server/store/store.ts';
import { SimReplica } from './sim-replica.ts';
import type { Wraps } from './world.ts';

/**
 * Faults put into a sound system on purpose, by standing between its parts: what the simulation must find. None of them
 * exists in the code that is shipped.
 */
export type Planted = { name: string; wraps: () => Wraps };

/** Lets everything through but what is given. */
function standIn<T extends object>(inner: T, instead: Partial<T>): T {
  return new Proxy(inner, {
    get(target, name) {
      const own = Reflect.get(instead, name);
      if (own !== undefined) return own;
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

const onDisk =
  (change: (inner: SimReplica) => Partial<Replica>): (() => Wraps) =>
  () => ({ replica: (replica) => (replica instanceof SimReplica ? standIn<Replica>(replica, change(replica)) : replica) });

const onCommit = (change: (change: ReplicaChange) => ReplicaChange) =>
  onDisk((inner) => ({ commit: (given) => inner.commit(change(given)) }));

type Listener = Parameters<Transport['connect']>[0];

const onRoad =
  (change: { frame?: (frame: LiveFrame) => LiveFrame | null; connection?: (inner: Connection) => Partial<Connection> }): (() => Wraps) =>
  () => ({
    transport: (inner) => ({
      connect: async (listener: Listener) => {
        const frame = (given: LiveFrame) => {
          const changed = change.frame ? change.frame(given) : given;
          if (changed) listener.frame(changed);
        };
        const connection = await inner.connect({ frame, closed: () => listener.closed() });
        return standIn(connection, change.connection?.(connection) ?? {});
      },
    }),
  });

const onPull = (change: (answer: PullAnswer) => PullAnswer) =>
  onRoad({ connection: (inner) => ({ pull: async (request) => change(await inner.pull(request)) }) });

const onPush = (change: (answer: PushAnswer) => PushAnswer) =>
  onRoad({ connection: (inner) => ({ push: async (commands) => change(await inner.push(commands)) }) });

const onStore =
  (change: (inner: Store) => Partial<Store>): (() => Wraps) =>
  () => ({ store: (inner) => standIn(inner, change(inner)) });

const onTransaction = (change: (inner: WriteTransaction) => Partial<WriteTransaction>) =>
  onStore((inner) => ({ write: (work) => inner.write((transaction) => work(standIn(transaction, change(transaction)))) }));

/** Every n-th time, so that a schedule is the same whenever it is run. */
function every(count: number): () => boolean {
  let calls = 0;
  return () => ++calls % count === 0;
}

const without = <T>(list: readonly T[] | undefined, drop: () => boolean): T[] => (list ?? []).filter(() => !drop());

/** Memberships stay what they were when they were last alive: whoever was in once is in for good. */
function rememberingMemberships(inner: Reader, alive: Map<DocumentId, Document>): Partial<Reader> {
  const revive = (documents: Document[]) =>
    documents.map((document) => {
      if (document.kind !== 'membership') return document;
      if (!document.deleted) alive.set(document.id, document);
      return alive.get(document.id) ?? document;
    });
  return {
    documents: async (ids) => revive(await inner.documents(ids)),
    membershipsOf: async (person) => {
      const held = revive(await inner.membershipsOf(person));
      const ids = new Set(held.map((document) => document.id));
      const gone = [...alive.values()].filter((document) => document.parent === person && !ids.has(document.id));
      return [...held, ...gone];
    },
  };
}

export const PLANTED: readonly Planted[] = [
  { name: 'a cursor is not saved', wraps: onCommit((change) => ({ ...change, cursors: new Map() })) },
  {
    name: 'a cursor is saved without one of its documents',
    wraps: () => {
      const drop = every(40);
      return onCommit((change) => ({ ...change, put: without(change.put, drop) }))();
    },
  },
  {
    name: 'the outbox is read back in the wrong order',
    wraps: onDisk((inner) => ({ outbox: async () => (await inner.outbox()).map((entry, index) => ({ ...entry, order: -index })) })),
  },
  {
    name: 'a batch is sent in the wrong order',
    wraps: onRoad({ connection: (inner) => ({ push: (commands) => inner.push([...commands].reverse()) }) }),
  },
  {
    name: 'the outbox is not synced to the disk',
    wraps: () => ({
      replica: (replica) => {
        if (!(replica instanceof SimReplica)) return replica;
        const { disk } = replica;
        return standIn<Replica>(replica, {
          saveEntries: async (entries) => {
            disk.write({ type: 'save', entries }, false);
          },
        });
      },
    }),
  },
  {
    name: 'the rebase is forgotten',
    wraps: onDisk((inner) => ({
      commit: async (change) => {
        const held = new Map((await inner.records((change.put ?? []).map((one) => one.document.id))).map((one) => [one.document.id, one]));
        const put = (change.put ?? []).map((record): StoredRecord => {
          const before = held.get(record.document.id);
          const moved = record.base && before?.base !== undefined && before.base?.seq !== record.base.seq;
          return moved ? { document: before.document, base: record.base } : record;
        });
        return inner.commit({ ...change, put });
      },
    })),
  },
  {
    name: 'an older version overwrites a newer one',
    wraps: () => {
      const late = every(20);
      return onDisk((inner) => ({
        commit: async (change) => {
          const ids = (change.put ?? []).map((record) => record.document.id);
          const before = (await inner.records(ids)).filter((record) => record.base === undefined);
          await inner.commit(change);
          const old = before.filter(() => late());
          if (old.length > 0) await inner.commit({ put: old });
        },
      }))();
    },
  },
  { name: 'a purge leaves the records', wraps: onCommit((change) => ({ ...change, purge: [] })) },
  { name: 'what was lost is not heard', wraps: onPull((answer) => ({ ...answer, lost: [] })) },
  { name: 'what is confidential goes to the disk', wraps: onPull((answer) => ({ ...answer, confidential: [] })) },
  { name: 'what is to be emptied is kept', wraps: onPull((answer) => ({ ...answer, reset: [] })) },
  { name: 'a wipe does nothing', wraps: onDisk(() => ({ wipe: async () => undefined })) },
  {
    name: 'a gap in the live stream is passed over',
    wraps: onRoad({ frame: (frame) => (frame.type === 'advance' ? { ...frame, after: 0 } : frame) }),
  },
  {
    name: 'a live frame loses a document',
    wraps: () => {
      const drop = every(30);
      const frame = (given: LiveFrame) => (given.type === 'advance' ? { ...given, documents: without(given.documents, drop) } : given);
      return onRoad({ frame })();
    },
  },
  {
    name: 'a refused command is shown to nobody',
    wraps: onDisk((inner) => ({
      saveEntries: async (entries) => {
        const refused: CommandId[] = entries.filter((entry) => entry.state.status === 'rejected').map((entry) => entry.command.id);
        await inner.saveEntries(entries.filter((entry) => entry.state.status === 'waiting'));
        await inner.removeEntries(refused);
      },
    })),
  },
  {
    name: 'a refused command loses its text',
    wraps: onDisk((inner) => ({
      saveEntries: (entries) => {
        for (const { state } of entries) if (state.status === 'rejected') Object.assign(state, { text: null });
        return inner.saveEntries(entries);
      },
    })),
  },
  {
    name: 'a refusal is told as done',
    wraps: onPush(({ outcomes }) => ({ outcomes: outcomes.map(({ id, documents }) => ({ id, status: 'done', documents })) })),
  },
  {
    name: 'what was done is told as refused',
    wraps: () => {
      const lie = every(25);
      const refusal = { code: 'failed', message: 'planted' } as const;
      return onPush(({ outcomes }) => ({
        outcomes: outcomes.map((outcome) =>
          lie() ? { id: outcome.id, status: 'rejected', refusal, documents: outcome.documents } : outcome,
        ),
      }))();
    },
  },
  { name: 'done entries stay in the outbox', wraps: onDisk(() => ({ removeEntries: async () => undefined })) },
  {
    name: 'idempotency is skipped',
    wraps: onTransaction((inner) => ({
      outcome: async () => null,
      recordOutcome: async (command, outcome) => {
        if (!(await inner.outcome(command))) await inner.recordOutcome(command, outcome);
      },
    })),
  },
  {
    name: 'an outcome is not remembered',
    wraps: onTransaction(() => ({ recordOutcome: async () => undefined })),
  },
  {
    name: 'a revocation is ignored by the server',
    wraps: () => {
      const alive = new Map<DocumentId, Document>();
      return onStore((inner) => ({
        read: standIn(inner.read, rememberingMemberships(inner.read, alive)),
        snapshot: (work) => inner.snapshot((reader) => work(standIn(reader, rememberingMemberships(reader, alive)))),
        write: (work) =>
          inner.write((transaction) => work(standIn<WriteTransaction>(transaction, rememberingMemberships(transaction, alive)))),
      }))();
    },
  },
  {
    name: 'a transaction is answered and never committed',
    wraps: () => {
      const lose = every(20);
      return onStore((inner) => ({
        write: async (work) => {
          if (!lose()) return inner.write(work);
          let result: Awaited<ReturnType<typeof work>> | undefined;
          await inner
            .write(async (transaction) => {
              result = await work(transaction);
              throw new Error('planted');
            })
            .catch(() => undefined);
          return result as Awaited<ReturnType<typeof work>>;
        },
      }))();
    },
  },
  {
    name: 'the log is read with a hole in it',
    wraps: () => {
      const drop = every(30);
      return onStore((inner) => ({
        snapshot: (work) =>
          inner.snapshot((reader) =>
            work(
              standIn(reader, {
                after: async (space: SpaceId, seq: number, limit: number) => without(await reader.after(space, seq, limit), drop),
              }),
            ),
          ),
      }))();
    },
  },
  {
    name: 'the window is taken for the whole log',
    wraps: onStore((inner) => ({
      snapshot: (work) =>
        inner.snapshot((reader) =>
          work(
            standIn(reader, {
              before: (space, tier, from, _since, limit) => reader.before(space, tier, from, 0, limit),
            } as Partial<Reader>),
          ),
        ),
    })),
  },
  { name: 'what follows from a command happens twice', wraps: () => ({ effectsTwice: true }) },
];
