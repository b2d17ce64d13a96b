import { type Cursor, meet } from '../../../model/kernel/cursor.ts';
import type { Document } from '../../../model/kernel/document.ts';
import { type SpaceId, spaceDocument } from '../../../model/kernel/ids.ts';
import type { LiveFrame } from '../../../model/kernel/protocol.ts';
import type { Local } from './local.ts';
import type { Outbox } from './outbox.ts';
import { rehome } from './rehome.ts';
import type { Session } from './session.ts';
import type { Turn } from './turn.ts';
import { classifiedConfidential } from './writing.ts';

type Advance = Extract<LiveFrame, { type: 'advance' }>;

/** What the server sends unasked. Advances that wait for their turn together are stored together. */
export class Listening {
  readonly #turn: Turn;
  readonly #local: Local;
  readonly #outbox: Outbox;
  readonly #pull: () => void;
  #queue: Advance[] = [];

  /** @param pull called when something between is missing */
  constructor(turn: Turn, local: Local, outbox: Outbox, pull: () => void) {
    this.#turn = turn;
    this.#local = local;
    this.#outbox = outbox;
    this.#pull = pull;
  }

  /** @returns when it is stored, or known to be of no use */
  async advance(session: Session, frame: Advance): Promise<void> {
    this.#queue.push(frame);
    if (this.#queue.length > 1) return;
    await this.#turn.take('server', async () => {
      const frames = this.#queue;
      this.#queue = [];
      if (session.ended) return;
      try {
        await this.#apply(session, frames);
      } catch (error) {
        this.#pull();
        throw error;
      }
    });
  }

  async #apply(session: Session, frames: readonly Advance[]): Promise<void> {
    const cursors = new Map<SpaceId, Cursor>();
    const documents: Document[] = [];
    const purge = new Set<SpaceId>();
    let missing = false;
    for (const frame of frames) {
      const held = cursors.get(frame.space) ?? this.#local.cursors.get(frame.space);
      // Numbers of another history say nothing: the pull will find out.
      const met = held?.epoch === session.connection.welcome.epoch ? meet(held, frame) : 'gap';
      missing ||= met === 'gap';
      if (purge.has(frame.space) || met !== 'apply' || !held) continue;
      if (await this.#turnsConfidential(frame)) {
        purge.add(frame.space);
        cursors.delete(frame.space);
        missing = true;
        continue;
      }
      documents.push(...frame.documents);
      const at = Math.max(held.at, ...frame.documents.map((document) => document.changedAt));
      cursors.set(frame.space, { ...held, head: frame.head, at });
    }
    if (cursors.size + purge.size > 0) {
      const staying = documents.filter((document) => !purge.has(document.space));
      await this.#local.settle({ documents: staying, cursors, purge: [...purge] });
    }
    if (missing) this.#pull();
  }

  /** The frame says that the space must leave the disk; nothing of the frame is stored there. */
  async #turnsConfidential(frame: Advance): Promise<boolean> {
    const facts = frame.documents.find((document) => document.id === spaceDocument(frame.space));
    if (!facts || facts.deleted || !classifiedConfidential(facts)) return false;
    return rehome(this.#local, this.#outbox, frame.space, true);
  }
}
