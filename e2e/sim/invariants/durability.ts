import { NoteInput } from '../feature.ts';
import type { Done } from '../ledger.ts';
import type { World } from '../world.ts';

/**
 * 2. Nothing acknowledged is lost: what a device was told is done is done on the server.
 */
export function nothingAcknowledgedIsLost(world: World): string[] {
  return [...world.auditor.answered].flatMap(([id, status]) => {
    const outcome = world.truth.outcomes.get(id);
    return outcome?.status === status ? [] : [`${id} was answered ${status}, and the server remembers ${outcome?.status ?? 'nothing'}`];
  });
}

/**
 * 4. Nothing unacknowledged is lost either: what the screen called kept has been answered, or stands refused in the
 * outbox, or was dealt with by the person. When all is well again nothing waits.
 */
export function nothingKeptIsLost(world: World): string[] {
  const found: string[] = [];
  for (const done of world.ledger.done.values()) {
    if (isExcused(world, done) || world.truth.outcomes.has(done.id) || done.dealt !== 'not') continue;
    const entry = done.device.engine?.entries.get().find((view) => view.entry.command.id === done.id);
    if (entry?.entry.state.status !== 'rejected') found.push(`${done.name} ${done.id} of ${done.device.id} was kept and is gone`);
  }
  for (const device of world.devices) {
    if (world.sessions.isRevoked(device.id)) continue;
    const waiting = device.engine?.entries.get().filter((view) => view.entry.state.status === 'waiting') ?? [];
    for (const view of waiting) found.push(`${view.entry.command.name} still waits on ${device.id}`);
    const state = device.engine?.state.get();
    if (state?.connection.status !== 'live' || state.connection.filling) found.push(`${device.id} is ${JSON.stringify(state?.connection)}`);
    if (state && state.storage.status !== 'ok') found.push(`the storage of ${device.id} is ${state.storage.status}`);
  }
  return found;
}

/** Commands take effect in the order in which a device's person gave them, those that waited for a file apart. */
export function inOrder(world: World): string[] {
  const found: string[] = [];
  const place = new Map(world.truth.order.map((id, index) => [id, index]));
  const held = waitingNotes(world);
  const last = new Map<string, number>();
  for (const done of world.ledger.done.values()) {
    if (held.has((done.input as { note?: string }).note ?? '')) continue;
    const here = place.get(done.id);
    // A server that was too old for a command does not remember that it refused it, and may do it later.
    if (here === undefined || !world.serverBook.commands.has(done.name)) continue;
    if (here < (last.get(done.device.id) ?? -1))
      found.push(`${done.name} ${done.id} of ${done.device.id} overtook what was done before it`);
    last.set(done.device.id, here);
  }
  return found;
}

/**
 * Notes that waited for a file or for a note that did: those included whose device died before it could say that they were
 * kept, and those that were forgotten with the memory of a device and never sent.
 */
function waitingNotes(world: World): Set<string> {
  const commands = [...world.truth.sent.values(), ...world.ledger.done.values()];
  const notes = commands.filter((command) => command.name === 'sim.note').map(({ input }) => NoteInput.parse(input));
  const waiting = new Set<string>(notes.filter((note) => note.upload).map((note) => note.note));
  for (let size = -1; size !== waiting.size; ) {
    size = waiting.size;
    for (const { note, under } of notes) if (under && waiting.has(under)) waiting.add(note);
  }
  return waiting;
}

/** Answered by a history that was put back, wiped with its device, lost with a torn disk, or forgotten with the memory it was only ever kept in. */
export function isExcused(world: World, done: Done): boolean {
  const { device, id } = done;
  return world.sessions.isRevoked(device.id) || device.lostOutbox || device.forgotten.has(id) || world.auditor.undone.has(id);
}
