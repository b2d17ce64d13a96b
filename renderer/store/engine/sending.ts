import { type CommandId, type DocumentId, type SpaceId, spaceDocument } from '../../../model/kernel/ids.ts';
import { LIMITS } from '../../../model/kernel/protocol.ts';
import { spaceTypeOf } from '../../../model/kernel/space.ts';
import type { Waiting } from './fold.ts';
import { TransportError } from '../transport.ts';
import type { Local } from './local.ts';
import type { Outcomes } from './outcomes.ts';
import type { Uploads } from './parts.ts';
import type { Round } from './repeater.ts';
import type { Session } from './session.ts';
import type { Turn } from './turn.ts';
import { bytesOf, FRAME_MARGIN } from './writing.ts';

/**
 * Which of the waiting commands go next: in the order in which they were made, as many as a frame takes. One that waits
 * for a file holds back those that look at or write what it makes, and no others.
 */
export function nextBatch(local: Local, uploads: Uploads, caughtUp: boolean): Waiting[] {
  const held = heldBack(local, uploads, caughtUp);
  const batch: Waiting[] = [];
  let bytes = FRAME_MARGIN;
  for (const waiting of local.waiting) {
    if (held.has(waiting.entry.command.id)) continue;
    bytes += bytesOf(waiting.entry.command) + 1;
    if (batch.length > 0 && bytes > LIMITS.frame) break;
    batch.push(waiting);
    if (batch.length === LIMITS.push) break;
  }
  return batch;
}

export function heldBack(local: Local, uploads: Uploads, caughtUp: boolean): Set<CommandId> {
  const held = new Set<CommandId>();
  const ids = new Set<DocumentId>();
  for (const waiting of local.waiting) {
    const { command } = waiting.entry;
    const behind = waiting.reads.some((id) => ids.has(id)) || waiting.writes.some((id) => ids.has(id));
    if (!behind && (needsArrived(waiting, uploads) || (caughtUp && isNoLongerRead(local, uploads, command.space)))) continue;
    held.add(command.id);
    for (const id of waiting.writes) ids.add(id);
  }
  return held;
}

function needsArrived({ prepared }: Waiting, uploads: Uploads): boolean {
  const needs = prepared?.definition.needs?.(prepared.input) ?? [];
  return needs.every((upload) => uploads.arrived(upload));
}

/**
 * A space that was lost takes no files any more, so that waiting for one would be waiting for ever: once nothing else of
 * that space waits, the command is sent, the server refuses it, and the person gets the text back.
 */
function isNoLongerRead(local: Local, uploads: Uploads, space: SpaceId): boolean {
  if (local.cursors.has(space) || spaceTypeOf(space) === 'personal') return false;
  const own = local.waiting.filter((waiting) => waiting.entry.command.space === space);
  return !own.some((waiting) => needsArrived(waiting, uploads) || waiting.writes.includes(spaceDocument(space)));
}

/** Sends a batch and takes up the outcomes; there is never more than one under way. */
export class Sending {
  readonly #turn: Turn;
  readonly #local: Local;
  readonly #outcomes: Outcomes;
  readonly #uploads: Uploads;
  readonly #report: (error: unknown) => void;

  constructor(turn: Turn, local: Local, outcomes: Outcomes, parts: { uploads: Uploads; report: (error: unknown) => void }) {
    this.#turn = turn;
    this.#local = local;
    this.#outcomes = outcomes;
    this.#uploads = parts.uploads;
    this.#report = parts.report;
  }

  /** @param pull called when the outcomes speak of a space that only a pull can bring */
  async round(session: Session, caughtUp: boolean, pull: () => void): Promise<Round> {
    try {
      const batch = nextBatch(this.#local, this.#uploads, caughtUp);
      if (batch.length === 0 && !this.#outcomes.unfinished) return 'idle';
      const commands = batch.map((waiting) => waiting.entry.command);
      const outcomes = commands.length === 0 ? [] : (await session.ask((connection) => connection.push(commands))).outcomes;
      if (await this.#turn.take('server', () => this.#outcomes.settle(outcomes))) pull();
      return outcomes.length > 0 ? 'again' : 'later';
    } catch (error) {
      if (!(error instanceof TransportError)) this.#report(error);
      return 'later';
    }
  }
}
