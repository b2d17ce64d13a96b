import type { DeviceId, PersonId } from '../../model/kernel/ids.ts';
import type { Live, Store } from '../store/store.ts';

/** Whose window it is. */
export type Me = {
  person: PersonId;
  name: string;
  email: string;
  picture: string | null;
  /** Own words: "☕ Fika till 14.30". */
  status: string | null;
  admin: boolean;
};

export type Company = { name: string /** Two letters or a letter in the mark. */; mark: string };

/**
 * `starting` until the device has looked for a session of its own; `signedIn` holds offline too.
 * `unclaimed`: the server is new and waits for its first administrator.
 */
export type SessionState =
  | { state: 'starting' }
  | { state: 'signedOut' }
  | { state: 'unclaimed' }
  /** Somebody came by the link of an invitation, to choose a password. */
  | { state: 'invited' }
  | { state: 'signedIn'; me: Live<Me>; store: Store };

export type DeviceRow = {
  id: DeviceId;
  name: string;
  kind: 'computer' | 'phone' | 'browser';
  /** Milliseconds. */
  lastSeen: number;
  current: boolean;
  /** Revoked and not yet heard from: its copy is wiped at next contact. */
  waiting: boolean;
};

/** Why a session call did not succeed, as far as the person can do something about it. */
export type SessionTrouble = 'credentials' | 'network' | 'tooMany' | 'link' | 'weakPassword' | 'taken' | 'forbidden' | 'failed';

export class SessionError extends Error {
  override readonly name = 'SessionError';
  readonly trouble: SessionTrouble;
  constructor(trouble: SessionTrouble, message: string = trouble) {
    super(message);
    this.trouble = trouble;
  }
}

/** Everything about who one is. Rejects with `SessionError`. */
export interface SessionPort {
  readonly state: Live<SessionState>;
  readonly company: Live<Company>;
  signIn(input: { email: string; password: string }): Promise<void>;
  /** Ends the session and wipes this device's copy. */
  signOut(): Promise<void>;
  devices(): Promise<DeviceRow[]>;
  revokeDevice(id: DeviceId): Promise<void>;
  /** @param token from the one-time link the server wrote when it started the first time */
  claimFirstAdmin(input: { token: string; name: string; email: string; password: string; company: string }): Promise<void>;
  /** Whose invitation a token is; rejects with `link` when it no longer holds. */
  lookAtInvite(token: string): Promise<{ name: string; email: string }>;
  /** Chooses the password and signs in. */
  claimInvite(input: { token: string; password: string }): Promise<void>;
}

/** What to say of a failed session call; anything unexpected is `failed`. */
export const troubleOf = (error: unknown): SessionTrouble => (error instanceof SessionError ? error.trouble : 'failed');
