import type { DocumentId, SpaceId } from '../../../model/kernel/ids.ts';
import type { OutboxEntry } from '../replica.ts';
import type { StorageState } from './health.ts';
import type { ConnectionState } from './keeper.ts';
import type { Opened } from './opening.ts';
import type { Parts } from './parts.ts';
import { heldBack } from './sending.ts';

export type EngineState = {
  connection:
    | Exclude<ConnectionState, { status: 'live' }>
    /** `filling`: not everything that the server has is here yet. */
    | { status: 'live'; filling: boolean };
  storage: StorageState;
  /** Commands that the server has not answered. */
  waiting: number;
  /** Server time at which everything was here, as far as is known, milliseconds; `null` before the first contact. */
  lastInSync: number | null;
  /** Spaces that live in memory alone. */
  confidential: readonly SpaceId[];
};

export type EntryView = {
  entry: OutboxEntry;
  /** The documents it makes as things stand; empty when it is refused. */
  touches: readonly DocumentId[];
  /** It waits for a file, or for something that waits for a file. */
  held: boolean;
};

export function stateOf(connection: ConnectionState, caughtUp: boolean, inSync: number, { local }: Opened): EngineState {
  const latest = Math.max(inSync, ...[...local.cursors.values()].map((cursor) => cursor.at));
  return {
    connection: connection.status === 'live' ? { status: 'live', filling: !caughtUp } : connection,
    storage: local.homes.health.state.get(),
    waiting: local.waiting.length,
    lastInSync: latest > 0 ? latest : null,
    confidential: local.homes.confidential(),
  };
}

export function entryViews({ local, outbox }: Opened, uploads: Parts['uploads'], caughtUp: boolean): EntryView[] {
  const held = heldBack(local, uploads, caughtUp);
  const waiting = new Map(local.waiting.map((one) => [one.entry.command.id, one]));
  return outbox.all().map((entry) => {
    const { id } = entry.command;
    return { entry, touches: waiting.get(id)?.writes ?? [], held: held.has(id) };
  });
}
