import { type Connection, TransportError } from '../transport.ts';
import type { Clock } from './parts.ts';

/** No answer within this long means that nobody is there: the connection is closed and made anew. Milliseconds. */
const ANSWER_WITHIN = 30_000;

/** One connection, from hello to its end. Everything asked on it is answered or rejected: nothing hangs. */
export class Session {
  readonly connection: Connection;
  readonly #clock: Clock;
  readonly #failed: (session: Session, error: TransportError) => void;
  readonly #open = new Set<(error: TransportError) => void>();
  #ended = false;

  /** @param failed told once when the session has ended by itself: closed, silent, or no longer wanted by the server */
  constructor(connection: Connection, clock: Clock, failed: (session: Session, error: TransportError) => void) {
    this.connection = connection;
    this.#clock = clock;
    this.#failed = failed;
  }

  get ended(): boolean {
    return this.#ended;
  }

  async ask<T>(question: (connection: Connection) => Promise<T>): Promise<T> {
    if (this.#ended) throw new TransportError('network', 'the connection has ended');
    return new Promise<T>((resolve, reject) => {
      const settle = () => {
        this.#open.delete(fail);
        cancel();
      };
      const fail = (error: TransportError) => {
        settle();
        reject(error);
      };
      const cancel = this.#clock.after(ANSWER_WITHIN, () => this.fail(new TransportError('network', 'no answer')));
      this.#open.add(fail);
      question(this.connection).then(
        (answer) => {
          settle();
          if (this.#ended) reject(new TransportError('network', 'the connection has ended'));
          else resolve(answer);
        },
        (error) => {
          settle();
          if (error instanceof TransportError && error.reason !== 'network') this.fail(error);
          reject(error);
        },
      );
    });
  }

  /** The session is over for a reason that came from outside. */
  fail(error: TransportError): void {
    if (this.#ended) return;
    this.end(error);
    this.#failed(this, error);
  }

  /** The session is over because this device wants it so. */
  end(error = new TransportError('network', 'the connection was ended')): void {
    if (this.#ended) return;
    this.#ended = true;
    this.connection.close();
    for (const reject of [...this.#open]) reject(error);
  }
}
