import type { RuleBook } from '../../../model/kernel/feature.ts';
import type { PersonId } from '../../../model/kernel/ids.ts';
import { type OutboxEntry, type Replica, ReplicaUnusable } from '../replica.ts';
import { waitingOf } from './fold.ts';
import { Homes } from './homes.ts';
import { Local } from './local.ts';
import { Outbox } from './outbox.ts';
import type { Parts } from './parts.ts';

export type Opened = { local: Local; outbox: Outbox };

/**
 * Opens what this device has of the person. A copy that cannot be read is set aside, what the person wrote and the
 * server has not heard is taken along, and the rest comes again from the server.
 */
export async function open(parts: Pick<Parts, 'book' | 'person' | 'disk' | 'memory' | 'screen'>): Promise<Opened> {
  let disk: Replica | null = null;
  try {
    disk = await parts.disk.open();
    return await take(parts, disk);
  } catch (error) {
    if (!(error instanceof ReplicaUnusable)) throw error;
    const fresh = await parts.disk.setAside(disk ? await rescue(disk) : []);
    parts.screen.reload();
    return take(parts, fresh);
  }
}

async function take(parts: { book: RuleBook; person: PersonId } & Pick<Parts, 'memory' | 'screen'>, disk: Replica): Promise<Opened> {
  const homes = new Homes(disk, parts.memory);
  const outbox = new Outbox(homes);
  await outbox.open();
  const local = new Local(homes, parts.person, parts.screen);
  const waiting = outbox.all().filter((entry) => entry.state.status === 'waiting');
  await local.open(waiting.map((entry) => waitingOf(parts.book, parts.person, entry)));
  return { local, outbox };
}

async function rescue(disk: Replica): Promise<OutboxEntry[]> {
  try {
    return await disk.outbox();
  } catch (error) {
    if (error instanceof ReplicaUnusable) return [];
    throw error;
  }
}
