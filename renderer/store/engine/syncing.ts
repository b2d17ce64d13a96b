import type { LiveFrame } from '../../../model/kernel/protocol.ts';
import { Value } from '../live/value.ts';
import { TransportError } from '../transport.ts';
import { Keeper } from './keeper.ts';
import { Listening } from './listening.ts';
import type { Opened } from './opening.ts';
import { Outcomes } from './outcomes.ts';
import type { Parts } from './parts.ts';
import { Pulling } from './pulling.ts';
import { Repeater, type Round } from './repeater.ts';
import { Sending } from './sending.ts';
import type { Session } from './session.ts';
import type { Turn } from './turn.ts';

/** Frames cannot get lost on a connection that stands; this asks all the same, and finds out that one no longer stands. Milliseconds. */
const ASK_ANYWAY = 5 * 60_000;

/** The talk with the server: one connection, one question for documents at a time, one batch of commands at a time. */
export class Syncing {
  readonly keeper: Keeper;
  /** Whether everything that the server had when it was last asked is here. */
  readonly caughtUp = new Value(false);
  readonly #parts: Parts;
  readonly #pull: Repeater;
  readonly #push: Repeater;
  readonly #pulling: Pulling;
  readonly #sending: Sending;
  readonly #listening: Listening;
  readonly #stops: (() => void)[];
  #listened: Session | null = null;
  #cancelAsking: () => void = () => undefined;

  constructor(parts: Parts, turn: Turn, { local, outbox }: Opened, report: (error: unknown) => void) {
    this.#parts = parts;
    this.keeper = new Keeper(parts, (session, frame) => this.#frame(session, frame, report));
    this.#pulling = new Pulling(turn, local, outbox, report);
    this.#sending = new Sending(turn, local, new Outcomes(parts.book, local, outbox), { uploads: parts.uploads, report });
    this.#pull = new Repeater(parts.clock, parts.random, () => this.#pullRound());
    this.#push = new Repeater(parts.clock, parts.random, () => this.#pushRound());
    this.#listening = new Listening(turn, local, outbox, () => this.#wantPull());
    this.#stops = [this.keeper.state.subscribe(() => this.#connectionChanged()), parts.uploads.changed(() => this.#push.want())];
  }

  /** Something new stands in the outbox. */
  written(): void {
    this.#push.want();
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#cancelAsking();
    this.#pull.stop();
    this.#push.stop();
    this.keeper.stop();
  }

  #connectionChanged(): void {
    this.caughtUp.set(false);
    this.#cancelAsking();
    if (!this.keeper.session) return;
    this.#pull.hurry();
    this.#push.hurry();
  }

  #wantPull(): void {
    this.#pulling.forgetAhead();
    this.#pull.want();
  }

  async #pullRound(): Promise<Round> {
    const { session } = this.keeper;
    if (!session) return 'idle';
    const round = (await this.#listen(session)) ? await this.#pulling.round(session) : 'later';
    if (session.ended) return 'idle';
    if (round !== 'later') this.keeper.proved();
    if (round === 'idle') {
      this.caughtUp.set(true);
      // A command may have waited for the certainty that its space is gone.
      this.#push.want();
    }
    this.#cancelAsking();
    this.#cancelAsking = this.#parts.clock.after(ASK_ANYWAY, () => this.#wantPull());
    return round;
  }

  /** Before the first question on a connection, so that nothing falls between its answer and the first frame. */
  async #listen(session: Session): Promise<boolean> {
    if (this.#listened === session) return true;
    try {
      await session.ask((connection) => connection.listen(this.#pulling.cursors()));
      this.#listened = session;
      return true;
    } catch (error) {
      if (error instanceof TransportError) return false;
      throw error;
    }
  }

  async #pushRound(): Promise<Round> {
    const { session } = this.keeper;
    if (!session) return 'idle';
    const round = await this.#sending.round(session, this.caughtUp.get(), () => this.#wantPull());
    return session.ended ? 'idle' : round;
  }

  #frame(session: Session, frame: LiveFrame, report: (error: unknown) => void): void {
    switch (frame.type) {
      case 'advance':
        this.#listening.advance(session, frame).catch(report);
        return;
      case 'access':
        this.#wantPull();
        return;
      case 'signal':
      case 'presence':
        this.#parts.ephemeral(frame);
        return;
      case 'revoked':
        session.fail(new TransportError('revoked', 'this device was revoked'));
        return;
    }
  }
}
