import type { SpaceId } from '../../model/kernel/ids.ts';
import type { Presence } from '../../model/kernel/protocol.ts';
import type { Session } from '../http/sessions.ts';
import type { Right } from './access.ts';

/** The socket under a peer, as the hub needs it. */
export interface Line {
  /** Sends a frame whose bytes others share; never changes them. Closes the line instead when the device does not take what it is sent. */
  live(frame: Buffer): void;
  /** Closes with a code of `CLOSED`, and for good soon after. */
  end(code: number, reason: string): void;
  /** Stops and starts reading what the device sends. */
  pause(): void;
  resume(): void;
}

/** One device on the line. */
export class Peer {
  readonly session: Session;
  readonly line: Line;
  /** What it follows live; empty until it listens. */
  spaces: Map<SpaceId, Right> = new Map();
  listening = false;
  presence: Presence = 'online';
  /** Grows whenever the rights of its person may have moved: what was read before is not sent after. */
  accessVersion = 0;
  /** Its calls under way. */
  calls = 0;
  /** Signals it may still send before the next beat of the hub. */
  signals = SIGNALS_PER_BEAT;

  constructor(session: Session, line: Line) {
    this.session = session;
    this.line = line;
  }
}

/** Typing is told every few seconds; more than this in one beat (25 s) is a program gone wrong. */
export const SIGNALS_PER_BEAT = 60;
