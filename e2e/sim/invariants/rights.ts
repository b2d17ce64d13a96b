import type { World } from '../world.ts';

/**
 * 5. No unauthorised document ever reaches a device (the auditor looks at every message as it leaves), and after the next
 * contact nothing is left there of what its person may no longer read, of what must not touch a disk, or of a revoked device.
 */
export function rights(world: World): string[] {
  const { truth, timeline, sessions } = world;
  const found: string[] = [];
  for (const device of world.devices) {
    const { records, cursors, entries } = device.disk.contents;
    if (sessions.isRevoked(device.id)) {
      const left = records.size + cursors.size + entries.size + (device.memory?.all().length ?? 0) + device.screen.size;
      if (left > 0) found.push(`${left} things are left on ${device.id}, which was revoked`);
      continue;
    }
    for (const document of device.disk.contents.documents()) {
      if (!truth.mayRead(device.person, document.space, timeline.now)) found.push(`${document.id} is left on the disk of ${device.id}`);
      if (truth.isConfidential(document.space)) found.push(`${document.id} is confidential and on the disk of ${device.id}`);
    }
    for (const { command } of entries.values()) {
      const readable = truth.mayRead(device.person, command.space, timeline.now);
      if (readable && truth.isConfidential(command.space)) found.push(`${command.name} is confidential and on the disk of ${device.id}`);
    }
    for (const record of device.memory?.all() ?? []) {
      if (!truth.mayRead(device.person, record.document.space, timeline.now))
        found.push(`${record.document.id} is left in the memory of ${device.id}`);
    }
  }
  return found;
}
