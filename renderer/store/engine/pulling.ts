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

/** A question that was asked before the answer to the one before it was stored, as if that were done. */
type Ahead = { session: Session; asked: ReadonlyMap<SpaceId, Cursor>; answer: Promise<PullAnswer> };

/** One request for what is missing, and what its answer does to this device. While one answer is stored the next one comes. */
export class Pulling {
  readonly #turn: Turn;
  readonly #local: Local;
  readonly #outbox: Outbox;
  readonly #report: (error: unknown) => void;
  #ahead: Ahead | null = null;

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
    const { asked, answer: coming } = this.#ahead?.session === session ? this.#ahead : this.#ask(session, this.#local.cursors);
    this.#ahead = null;
    try {
      const answer = await coming;
      // An answer that empties something is stored before anything is asked on top of it.
      const plain = answer.lost.length + answer.reset.length === 0;
      if (answer.more && plain) this.#ahead = this.#ask(session, after(asked, answer));
      const again = await this.#turn.take('server', async () => !session.ended && this.#apply(answer, asked));
      if (again) this.forgetAhead();
      return again || answer.more ? 'again' : 'idle';
    } catch (error) {
      this.forgetAhead();
      if (!(error instanceof TransportError)) this.#report(error);
      return 'later';
    }
  }

  /** What was asked ahead may have been answered before something that the caller has heard of since. */
  forgetAhead(): void {
    this.#ahead = null;
  }

  #ask(session: Session, cursors: ReadonlyMap<SpaceId, Cursor>): Ahead {
    const asked = new Map(cursors);
    const answer = session.ask((connection) => connection.pull({ cursors: Object.fromEntries(asked), limit: BATCH }));
    // Whoever waits for it hears of it; one that is forgotten may fail unheard.
    answer.catch(() => undefined);
    return { session, asked, answer };
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

/** The cursors as they will be when the answer is stored. */
function after(asked: ReadonlyMap<SpaceId, Cursor>, answer: PullAnswer): Map<SpaceId, Cursor> {
  const cursors = new Map(asked);
  for (const [space, answered] of Object.entries(answer.cursors) as [SpaceId, Cursor][])
    cursors.set(space, join(asked.get(space), answered));
  return cursors;
}
