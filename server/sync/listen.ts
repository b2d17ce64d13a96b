import type { SpaceId } from '../../model/kernel/ids.ts';
import type { Cursors } from '../../model/kernel/protocol.ts';
import type { Store } from '../store/store.ts';
import { type Rights, rightsOf } from './access.ts';
import { accessFrame, advanceFrame } from './frames.ts';
import type { Hub } from './hub.ts';
import type { Peer } from './peer.ts';

/** Documents that are sent along when a device has missed only a few; beyond it it is told to pull. */
const A_FEW = 100;

/**
 * Subscribes a device, and tells it what happened between its last pull and now: nothing that was committed before the
 * subscription is missing, because what is committed is looked at after it.
 */
export async function listen(parts: { store: Store; hub: Hub; clock: () => number }, peer: Peer, cursors: Cursors): Promise<void> {
  const { store, hub, clock } = parts;
  const rights = await currentRights(store, peer, clock);
  hub.listen(peer, rights);

  await store.snapshot(async (reader) => {
    const heads = await reader.heads([...rights.keys()]);
    let pull = Object.keys(cursors).some((space) => !rights.has(space as SpaceId));
    for (const space of rights.keys()) {
      const cursor = cursors[space];
      const head = heads.get(space)?.seq ?? 0;
      if (!cursor || cursor.epoch !== store.epoch || cursor.head > head) pull = true;
      else if (cursor.head < head) {
        const missed = await reader.after(space, cursor.head, A_FEW + 1);
        const few = missed.length <= A_FEW;
        if (peer.spaces.has(space)) {
          // Without its documents an advance is a gap, and a device that meets a gap pulls.
          const texts = few ? missed.map((entry) => entry.text) : [];
          peer.line.live(advanceFrame(space, few ? cursor.head : head, head, texts));
        }
      }
    }
    if (pull) peer.line.live(accessFrame);
  });
}

/** Read again for as long as they move while they are read. */
async function currentRights(store: Store, peer: Peer, clock: () => number): Promise<Rights> {
  for (;;) {
    const version = peer.accessVersion;
    const rights = await store.snapshot((reader) => rightsOf(reader, peer.session.person, clock()));
    if (peer.accessVersion === version) return rights;
  }
}
