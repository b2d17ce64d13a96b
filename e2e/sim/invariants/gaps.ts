import { type Cursor, isFilled } from '../../../model/kernel/cursor.ts';
import type { Document } from '../../../model/kernel/document.ts';
import { serverVersion } from '../../../renderer/store/engine/fold.ts';
import type { Device } from '../device.ts';
import { wholeBook } from '../whole-book.ts';
import type { World } from '../world.ts';

/** What is about to fall out of the window may have been forgotten already. */
const EDGE = 3_600_000;

/** 6. No gaps: a device at a cursor has every document up to it, inside its window; it holds at every instant, on the disk. */
export function noGaps(world: World): string[] {
  const epoch = world.host.running?.kernel.store.epoch;
  if (!epoch) return [];
  return world.devices.flatMap((device) => gapsOf(world, device, epoch));
}

function gapsOf(world: World, device: Device, epoch: string): string[] {
  if (device.disk.state === 'torn' || device.disk.state === 'tornRecords') return [];
  const { cursors, records } = device.disk.contents;
  const found: string[] = [];
  for (const document of world.truth.documents.values()) {
    const cursor = cursors.get(document.space);
    if (cursor?.epoch !== epoch || !isCovered(document, cursor, world)) continue;
    const held = serverVersion(records.get(document.id));
    if (document.deleted ? held && !held.deleted : !held || held.seq < document.seq)
      found.push(
        `${device.id} is at ${cursor.head} of ${document.space} and ${held ? `has an old` : 'lacks'} ${document.id}@${document.seq}`,
      );
  }
  return found;
}

function isCovered(document: Document, cursor: Cursor, world: World): boolean {
  const tier = wholeBook.kinds.get(document.kind)?.tier ?? 'kept';
  if (document.seq > cursor.head || document.seq <= cursor.low[tier]) return false;
  return tier !== 'windowed' || document.changedAt >= world.timeline.now - world.window + EDGE;
}

/** When all is well every space is filled to the bottom. */
export function allFilled(world: World): string[] {
  return world.devices.flatMap((device) =>
    [...device.disk.contents.cursors].filter(([, cursor]) => !isFilled(cursor)).map(([space]) => `${space} is not filled on ${device.id}`),
  );
}
