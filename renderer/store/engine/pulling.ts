import { type Cursor, join } from '../../../model/kernel/cursor.ts';
import type { SpaceId } from '../../../model/kernel/ids.ts';
import type { Cursors, PullAnswer } from '../../../model/kernel/protocol.ts';
import { TransportError } from '../transport.ts';
import type { Local } from './local.ts';
import type { Outbox } from './outbox.ts';
import { rehome } from './rehome.ts';
import type { Round } from './repeater.ts';
import type { Session } from './session.ts';
import type { Turn } from './turn.ts';

/** Documents in one batch: small enough that storing it does not make a person wait who types meanwhile. */
const BATCH = 1_000;

/** One request for what is missing, and what its answer does to this device. */
export class Pulling {
  readonly #turn: Turn;
  readonly #local: Local;
  readonly #outbox: Outbox;
  readonly #report: (error: unknown) => void;

  constructor(turn: Turn, local: Local, outbox: Outbox, report: (error: unknown) => void) {
    this.#turn = turn;
    this.#local = local;
    this.#outbox = outbox;
    this.#report = report;
  }

  cursors(): Cursors {
    return Object.fromEntries(this.#local.cursors);
  }

  async round(session: Session): Promise<Round> {
    const asked = new Map(this.#local.cursors);
    try {
      const answer = await session.ask((connection) => connection.pull({ cursors: Object.fromEntries(asked), limit: BATCH }));
      const again = await this.#turn.take('server', async () => !session.ended && this.#apply(answer, asked));
      return again || answer.more ? 'again' : 'idle';
    } catch (error) {
      if (!(error instanceof TransportError)) this.#report(error);
      return 'later';
    }
  }

  /** @returns whether something must be asked again: it changed under way or found another home */
  async #apply(answer: PullAnswer, asked: ReadonlyMap<SpaceId, Cursor>): Promise<boolean> {
    const moved = await this.#rehome(answer, asked);
    const cursors = new Map<SpaceId, Cursor>();
    const purge = new Set<SpaceId>([...answer.lost, ...moved]);
    let again = moved.some((space) => asked.has(space));
    for (const [space, answered] of Object.entries(answer.cursors) as [SpaceId, Cursor][]) {
      if (purge.has(space) && asked.has(space)) continue;
      const held = this.#local.cursors.get(space);
      // The answer goes on from the cursor that was sent. If that one is no longer held, it says nothing about this device.
      if (asked.get(space)?.epoch !== held?.epoch) {
        again = true;
        continue;
      }
      const anew = answer.reset.includes(space);
      if (anew) purge.add(space);
      cursors.set(space, anew ? answered : join(held, answered));
    }
    const lost = new Set<SpaceId>([...answer.lost, ...moved.filter((space) => !cursors.has(space))]);
    const documents = answer.documents.filter((document) => !lost.has(document.space));
    await this.#local.settle({ documents, cursors, purge: [...purge] });
    return again;
  }

  /**
   * Spaces change between disk and memory as they become confidential or cease to be. What was held leaves its old home;
   * an answer that goes on from it is of no use, one that begins anew is.
   */
  async #rehome(answer: PullAnswer, asked: ReadonlyMap<SpaceId, Cursor>): Promise<SpaceId[]> {
    const confidential = new Set(answer.confidential);
    const spoken = new Set([...asked.keys(), ...(Object.keys(answer.cursors) as SpaceId[]), ...answer.confidential]);
    for (const space of answer.lost) spoken.delete(space);
    const moved: SpaceId[] = [];
    for (const space of spoken) {
      if (await rehome(this.#local, this.#outbox, space, confidential.has(space))) moved.push(space);
    }
    return moved;
  }
}
