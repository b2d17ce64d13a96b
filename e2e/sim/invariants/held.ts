import type { DocumentId } from '../../../model/kernel/ids.ts';
import type { StoredRecord } from '../../../renderer/store/replica.ts';
import type { Device } from '../device.ts';

/** What a device holds, on the disk and in memory. */
export function heldBy(device: Device): Map<DocumentId, StoredRecord> {
  const held = new Map(device.disk.contents.records);
  for (const record of device.memory?.all() ?? []) held.set(record.document.id, record);
  return held;
}
