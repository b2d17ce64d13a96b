import type { CommandId, SpaceId } from '../../model/kernel/ids.ts';
import type { Device } from './device.ts';

/** Something a person did, and the app said that it was kept. */
export type Done = {
  id: CommandId;
  device: Device;
  name: string;
  space: SpaceId;
  input: unknown;
  /** How many the same device had done before. */
  order: number;
  /** What became of it by the person's own hand. */
  dealt: 'not' | 'dismissed' | 'retried';
};

/** Everything that apps have said to be kept: what must not be lost. */
export class Ledger {
  readonly done = new Map<CommandId, Done>();
  /** How often an app refused at once, and kept nothing. */
  refused = 0;
  readonly #counts = new Map<Device, number>();

  async run(device: Device, name: string, space: SpaceId, input: unknown): Promise<void> {
    const ran = await device.engine?.run(name, space, input);
    if (!ran) return;
    if (ran.ok) this.#keep(device, ran.entry, name, space, input);
    else this.refused++;
  }

  /** The person deals with something that was refused. */
  async deal(device: Device, again: boolean): Promise<void> {
    const rejected = device.engine?.entries.get().find((view) => view.entry.state.status === 'rejected');
    if (!rejected || !device.engine) return;
    const { command } = rejected.entry;
    const held = this.done.get(command.id);
    if (!again) {
      if (held) held.dealt = 'dismissed';
      await device.engine.dismiss(command.id);
      return;
    }
    // Should the device die in the middle of it, either of the two entries may be the one that is left.
    const before = held?.dealt ?? 'not';
    if (held) held.dealt = 'retried';
    const ran = await device.engine.retry(command.id);
    if (!ran.ok) {
      if (held) held.dealt = before;
      return;
    }
    this.#keep(device, ran.entry, command.name, command.space, command.input);
  }

  #keep(device: Device, id: CommandId, name: string, space: SpaceId, input: unknown): void {
    const order = this.#counts.get(device) ?? 0;
    this.#counts.set(device, order + 1);
    this.done.set(id, { id, device, name, space, input, order, dealt: 'not' });
  }
}
