import type { IncomingMessage } from 'node:http';
import type { DeviceId, PersonId } from '../../model/kernel/ids.ts';

/** Who is on the line: one sign-in of one person on one device. */
export type Session = {
  /** Names this sign-in; not the secret that proves it. */
  id: string;
  person: PersonId;
  device: DeviceId;
};

/**
 * `none`: no proof, an unknown one or one that ran out; the device keeps what it has and asks for a sign-in.
 * `revoked`: the proof was good once, but the device was revoked or the person deactivated: the device must wipe.
 */
export type Authentication = { status: 'signedIn'; session: Session } | { status: 'none' } | { status: 'revoked' };

/** Whose connections end at once. `person` ends all of a person's, `device` those of one device, `session` one. */
export type SessionEnd = ({ person: PersonId } | { device: DeviceId } | { session: string }) & {
  /** Whether the device must wipe (revoked, deactivated) or keep its data and ask for a sign-in (signed out, ran out). */
  wipe: boolean;
};

/** What the rest of the server needs to know of sign-in. Implemented by `server/auth`, and by a fake in tests. */
export interface Sessions {
  /** Reads the cookie or the `Authorization` header. Called for HTTP requests and for WebSocket upgrades. Never throws on bad input. */
  authenticate(request: IncomingMessage): Promise<Authentication>;
  /** Asked again inside the transaction that carries out a session's commands, and before each answer to a pull. */
  mayAct(session: Session): Promise<boolean>;
  /** The listener is called as soon as a session has ended, after it is durable. Returns how to stop listening. */
  onEnd(listener: (end: SessionEnd) => void): () => void;
}
