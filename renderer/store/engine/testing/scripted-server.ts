import type { Command } from '../../../../model/kernel/command.ts';
import type { Cursor } from '../../../../model/kernel/cursor.ts';
import type { Document } from '../../../../model/kernel/document.ts';
import type { DeviceId, PersonId, SpaceId } from '../../../../model/kernel/ids.ts';
import type { LiveFrame, Outcome, PullAnswer, PullRequest, PushAnswer, Welcome } from '../../../../model/kernel/protocol.ts';
import type { Refusal } from '../../../../model/kernel/refusal.ts';
import { type Connection, type Transport, TransportError } from '../../transport.ts';

type Asked<Request, Answer> = { request: Request; answer(answer: Answer): void; fail(error: TransportError): void };

export const EPOCH = 'epoch-1';
/** Of a space that is filled to the bottom. */
export const cursor = (head: number, fields: Partial<Cursor> = {}): Cursor => {
  return { epoch: EPOCH, head, low: { core: 0, windowed: 0, kept: 0 }, at: 1_000_000, ...fields };
};
export const done = (command: Command, ...documents: Document[]): Outcome => ({ id: command.id, status: 'done', documents });
export const refused = (command: Command, refusal: Refusal, ...documents: Document[]): Outcome => {
  return { id: command.id, status: 'rejected', refusal, documents };
};

/** A server that answers nothing by itself: the test says what is answered, and when. */
export class ScriptedServer implements Transport {
  readonly pulls: Asked<PullRequest, PullAnswer>[] = [];
  readonly pushes: Asked<readonly Command[], PushAnswer>[] = [];
  welcome: Welcome;
  connects = 0;
  /** What the next connections meet; `null`: they succeed. */
  refuses: TransportError['reason'] | null = null;
  /** Connections that are being made wait for it. */
  gate: Promise<void> = Promise.resolve();
  #listener: { frame(frame: LiveFrame): void; closed(): void } | null = null;

  constructor(person: PersonId) {
    this.welcome = { protocol: 1, oldest: 1, epoch: EPOCH, person, device: 'd1' as DeviceId, now: 1_000_000, window: 90 * 86_400_000 };
  }

  async connect(listener: { frame(frame: LiveFrame): void; closed(): void }): Promise<Connection> {
    this.connects++;
    const { refuses } = this;
    await this.gate;
    if (refuses) throw new TransportError(refuses, 'scripted');
    this.#listener = listener;
    return {
      welcome: this.welcome,
      push: (commands) => this.#asked(this.pushes, commands),
      pull: (request) => this.#asked(this.pulls, request),
      listen: async () => undefined,
      older: async () => ({ documents: [], more: false }),
      fetch: async () => ({ documents: [] }),
      signal: () => undefined,
      close: () => undefined,
    };
  }

  frame(frame: LiveFrame): void {
    this.#listener?.frame(frame);
  }

  advance(space: SpaceId, after: number, ...documents: Document[]): void {
    this.frame({ type: 'advance', space, after, head: Math.max(after + 1, ...documents.map((document) => document.seq)), documents });
  }

  /** The connection breaks: what was asked on it will never be answered. */
  drop(): void {
    const broken = [...this.pulls.splice(0), ...this.pushes.splice(0)];
    this.#listener?.closed();
    for (const asked of broken) asked.fail(new TransportError('network', 'dropped'));
  }

  /** Answers the oldest pull that waits. */
  pulled(answer: Partial<PullAnswer> = {}): PullRequest {
    const asked = this.pulls.shift();
    if (!asked) throw new Error('nobody has asked for documents');
    asked.answer({ documents: [], cursors: {}, lost: [], reset: [], confidential: [], more: false, ...answer });
    return asked.request;
  }

  /** Answers the push that waits. */
  pushed(outcome: (command: Command) => Outcome): readonly Command[] {
    const asked = this.pushes.shift();
    if (!asked) throw new Error('nobody has sent anything');
    asked.answer({ outcomes: asked.request.map(outcome) });
    return asked.request;
  }

  #asked<Request, Answer>(list: Asked<Request, Answer>[], request: Request): Promise<Answer> {
    return new Promise((answer, fail) => list.push({ request, answer, fail }));
  }
}
