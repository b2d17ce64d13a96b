import type { PersonId, RandomBytes } from '../../../model/kernel/ids.ts';
import type { LiveFrame } from '../../../model/kernel/protocol.ts';
import { Value } from '../live/value.ts';
import { type Transport, TransportError } from '../transport.ts';
import { Backoff } from './backoff.ts';
import type { Clock, OnlineHints } from './parts.ts';
import { Session } from './session.ts';

export type ConnectionState =
  /** `retryAt`: the device's clock, milliseconds; `null` when nothing is tried (not started, or stopped). */
  | { status: 'offline'; retryAt: number | null }
  | { status: 'connecting' }
  | { status: 'live'; session: Session }
  /** The session with the server is over: everything is kept, nothing is tried before `reconnect`. */
  | { status: 'signedOut' }
  | { status: 'revoked' }
  | { status: 'outdated' };

/** An attempt that takes longer than this has failed. Milliseconds. */
const CONNECT_WITHIN = 30_000;

/** Keeps a connection as long as there can be one: connects, waits ever longer after failures, at once when the network returns. */
export class Keeper {
  readonly state = new Value<ConnectionState>({ status: 'offline', retryAt: null });
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #person: PersonId;
  readonly #backoff: Backoff;
  readonly #frame: (session: Session, frame: LiveFrame) => void;
  readonly #unsubscribe: () => void;
  #attempt = 0;
  /** Asked for while an attempt was under way that may not know of what has changed (a new sign-in, the network). */
  #again = false;
  #cancel: () => void = () => undefined;

  constructor(
    parts: { transport: Transport; clock: Clock; person: PersonId; random: RandomBytes; online: OnlineHints },
    frame: (session: Session, frame: LiveFrame) => void,
  ) {
    this.#transport = parts.transport;
    this.#clock = parts.clock;
    this.#person = parts.person;
    this.#backoff = new Backoff(parts.random);
    this.#frame = frame;
    this.#unsubscribe = parts.online.returned(() => {
      const { status } = this.state.get();
      if (status === 'offline' || status === 'connecting') this.connect();
    });
  }

  get session(): Session | null {
    const state = this.state.get();
    return state.status === 'live' ? state.session : null;
  }

  /** Tries now, whatever was waited for, and once more if an attempt under way fails. Does nothing while there is a connection or after revocation. */
  connect(): void {
    const { status } = this.state.get();
    if (status === 'connecting') this.#again = true;
    if (status === 'connecting' || status === 'live' || status === 'revoked') return;
    this.#cancel();
    this.#again = false;
    const attempt = ++this.#attempt;
    this.state.set({ status: 'connecting' });
    this.#cancel = this.#clock.after(CONNECT_WITHIN, () => this.#over(attempt, new TransportError('network', 'no connection in time')));
    let session: Session | null = null;
    const listener = {
      frame: (frame: LiveFrame) => {
        if (session && !session.ended) this.#frame(session, frame);
      },
      closed: () => session?.fail(new TransportError('network', 'closed')),
    };
    this.#transport.connect(listener).then(
      (connection) => {
        session = new Session(connection, this.#clock, (_, error) => this.#over(attempt, error));
        if (attempt !== this.#attempt) session.end();
        else if (connection.welcome.person !== this.#person) session.fail(new TransportError('signedOut', 'someone else is signed in'));
        else {
          this.#cancel();
          this.#again = false;
          this.state.set({ status: 'live', session });
        }
      },
      (error) => this.#over(attempt, error),
    );
  }

  /** The connection has proved itself: the next failure waits a second, not a minute. */
  proved(): void {
    this.#backoff.succeeded();
  }

  stop(): void {
    this.#unsubscribe();
    this.#end({ status: 'offline', retryAt: null });
  }

  #over(attempt: number, error: unknown): void {
    if (attempt !== this.#attempt) return;
    let reason = error instanceof TransportError ? error.reason : 'network';
    // A call that found nobody signed in does not know why. Knocking again tells: signed out, or revoked and to be wiped.
    if (reason === 'signedOut' && this.session) reason = 'network';
    if (reason !== 'revoked' && this.#again) {
      this.#end({ status: 'offline', retryAt: this.#clock.now() });
      this.connect();
      return;
    }
    if (reason !== 'network') {
      this.#end({ status: reason });
      return;
    }
    const wait = this.#backoff.next();
    this.#end({ status: 'offline', retryAt: this.#clock.now() + wait });
    this.#cancel = this.#clock.after(wait, () => this.connect());
  }

  #end(state: ConnectionState): void {
    this.#attempt++;
    this.#cancel();
    const { session } = this;
    this.state.set(state);
    session?.end();
  }
}
