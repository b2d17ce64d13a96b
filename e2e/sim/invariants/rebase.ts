import type { Document } from '../../../model/kernel/document.ts';
import type { DocumentId } from '../../../model/kernel/ids.ts';
import { perform, prepare, readsOf } from '../../../model/kernel/perform.ts';
import type { Device } from '../device.ts';
import type { World } from '../world.ts';
import { heldBy } from './held.ts';

/** What a device shows is the waiting commands over the server's versions, in their order, whenever nothing is being stored. */
export function localIsPendingOverBase(world: World): string[] {
  return world.devices.flatMap((device) => {
    const state = device.engine?.state.get();
    return !device.isStoring && state?.storage.status === 'ok' && state.connection.status !== 'revoked' ? differences(device) : [];
  });
}

function differences(device: Device): string[] {
  const held = heldBy(device);
  const made = new Map<DocumentId, Document>();
  const state = {
    get: (id: DocumentId) => {
      const record = held.get(id);
      return made.get(id) ?? (record?.base === undefined ? record?.document : (record.base ?? undefined));
    },
  };
  for (const { entry } of device.engine?.entries.get() ?? []) {
    if (entry.state.status !== 'waiting') continue;
    const prepared = prepare(device.book, entry.command);
    if ('code' in prepared) continue;
    const reads = readsOf(prepared, device.person, entry.command.space);
    const done = perform(prepared, entry.command, device.person, state, entry.command.at);
    if (!done.ok || done.documents.some(({ id }) => !reads.includes(id) && state.get(id))) continue;
    for (const document of done.documents) made.set(document.id, document);
  }
  const found: string[] = [];
  for (const [id, document] of made) {
    const record = held.get(id);
    if (record?.base === undefined || JSON.stringify(record.document) !== JSON.stringify(document))
      found.push(`${device.id} shows another ${id} than its commands make`);
  }
  for (const { document, base } of held.values()) {
    if (base !== undefined && !made.has(document.id)) found.push(`${device.id} still shows what no command makes of ${document.id}`);
  }
  return found;
}
