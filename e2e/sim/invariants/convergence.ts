import type { Document } from '../../../model/kernel/document.ts';
import type { Device } from '../device.ts';
import { wholeBook } from '../whole-book.ts';
import type { World } from '../world.ts';
import { heldBy } from './held.ts';

/** 1. When everyone is online and idle, every device's replica equals the server's documents that its person may see. */
export function convergence(world: World): string[] {
  return world.devices.filter((device) => !world.sessions.isRevoked(device.id)).flatMap((device) => differences(world, device));
}

function differences(world: World, device: Device): string[] {
  const { truth, timeline, window } = world;
  const found: string[] = [];
  const held = heldBy(device);
  for (const document of truth.documents.values()) {
    if (document.deleted || !truth.mayRead(device.person, document.space, timeline.now)) continue;
    if (isWindowed(document) && document.changedAt < timeline.now - window) continue;
    const record = held.get(document.id);
    if (!record || record.document.deleted) found.push(`${device.id} lacks ${show(document)}`);
    else if (!same(record.document, document)) found.push(`${device.id} has ${show(record.document)} instead of ${show(document)}`);
    else if (record.base !== undefined) found.push(`${device.id} still has a command over ${show(document)}`);
  }
  for (const { document } of held.values()) {
    if (document.deleted) continue;
    const real = truth.documents.get(document.id);
    if (!real || real.deleted || !same(document, real))
      found.push(`${device.id} has ${show(document)}, the server ${real ? show(real) : 'nothing'}`);
  }
  const shown = device.screen;
  for (const { document } of held.values()) {
    if (!document.deleted && !same(shown.get(document.id), document))
      found.push(`the screen of ${device.id} does not show ${show(document)}`);
  }
  for (const document of shown.values()) {
    if (!document.deleted && !held.has(document.id)) found.push(`the screen of ${device.id} shows ${show(document)}, which is not there`);
  }
  return found;
}

/** The order of a space's log is the same everywhere: what every device would list, oldest first. */
export function sameOrder(world: World): string[] {
  const found: string[] = [];
  const lists = new Map<string, { device: string; list: string }>();
  for (const device of world.devices) {
    const spaces = new Map<string, Document[]>();
    for (const { document } of heldBy(device).values()) {
      if (document.deleted || (isWindowed(document) && document.changedAt < world.timeline.now - world.window)) continue;
      spaces.set(document.space, [...(spaces.get(document.space) ?? []), document]);
    }
    for (const [space, documents] of spaces) {
      const list = documents
        .sort((a, b) => a.seq - b.seq)
        .map((one) => `${one.seq}:${one.id}`)
        .join(' ');
      const other = lists.get(space);
      if (!other) lists.set(space, { device: device.id, list });
      else if (other.list !== list) found.push(`${device.id} and ${other.device} list ${space} differently`);
    }
  }
  return found;
}

export const isWindowed = (document: Document): boolean => wholeBook.kinds.get(document.kind)?.tier === 'windowed';
const same = (a: Document | undefined, b: Document): boolean => a === b || canonical(a) === canonical(b);
const show = (document: Document): string => `${document.id}@${document.seq}${document.deleted ? ' (deleted)' : ''} in ${document.space}`;

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
