import { TRPCError } from '@trpc/server';
import type { Document } from '../../model/kernel/document.ts';
import type { LiveFrame } from '../../model/kernel/protocol.ts';
import { frameEncoder } from '../../server/http/frame-encoder.ts';
import type { Session } from '../../server/http/sessions.ts';
import type { Line, Peer } from '../../server/sync/peer.ts';
import { TransportError } from '../../renderer/store/transport.ts';
import type { Chance } from './chance.ts';
import type { Incarnation, ServerHost } from './server-host.ts';
import type { Timeline } from './timeline.ts';
import type { Weather } from './weather.ts';

export type Question = 'hello' | 'push' | 'pull' | 'listen' | 'older' | 'fetch' | 'signal';

/** What the auditor sees of a connection: everything that leaves the server for a device, at the moment at which it leaves. */
export type Tap = {
  asked(question: Question, input: unknown): void;
  /** @param asked what it answers */
  leaves(what: 'frame' | Question, message: unknown, documents: readonly Document[], asked: unknown): void;
};

export type LinkParts = {
  timeline: Timeline;
  chance: Chance;
  weather: () => Weather;
  host: ServerHost;
  session: Session;
  tap: Tap;
};

type Waiting = { resolve(value: unknown): void; reject(error: unknown): void };

/** One simulated connection between a device and the real server: messages take time, get lost, come twice, overtake each other. */
export class Link implements Line {
  /** The next answer to a push or a pull breaks the connection instead of arriving. */
  cutNextAnswer = false;
  readonly #parts: LinkParts;
  readonly #server: Incarnation;
  readonly #peer: Peer;
  readonly #caller: ReturnType<Incarnation['router']['createCaller']>;
  readonly #listener: { frame(frame: LiveFrame): void; closed(): void };
  readonly #waiting = new Map<number, Waiting>();
  #state: 'open' | 'closed' = 'open';
  #asked = 0;
  #under = 0;
  readonly #latest = { up: 0, down: 0 };
  /** How the server ended it, if it did. */
  #reason: 'network' | 'signedOut' | 'revoked' = 'network';

  constructor(parts: LinkParts, server: Incarnation, listener: { frame(frame: LiveFrame): void; closed(): void }) {
    this.#parts = parts;
    this.#server = server;
    this.#listener = listener;
    this.#peer = server.kernel.hub.connect(parts.session, this);
    const authentication = { status: 'signedIn', session: parts.session } as const;
    // A caller of tRPC's own needs no HTTP request; nothing on this road looks at it.
    this.#caller = server.router.createCaller({ authentication, peer: this.#peer, http: null, request: {} as never });
  }

  get open(): boolean {
    return this.#state === 'open';
  }

  /** Calls of the device that the server has not finished: the simulation waits for them before time goes on. */
  get busy(): boolean {
    return this.#under > 0 && this.#alive();
  }

  ask(question: Question, input: unknown): Promise<unknown> {
    if (!this.open) return Promise.reject(new TransportError(this.#reason, 'closed'));
    const number = this.#asked++;
    // What goes on the wire is text: nobody shares an object with the server.
    const text = JSON.stringify(input);
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#carry('up', () => void this.#serve(question, text, number));
    });
  }

  tell(input: unknown): void {
    this.#carry('up', () => void this.#serve('signal', JSON.stringify(input), -1));
  }

  /** A frame of the hub. Presence has a clock of its own and is lost on purpose, so it is lost here. */
  live(frame: Buffer): void {
    if (!this.open) return;
    const { live } = JSON.parse(frame.toString()) as { live: LiveFrame };
    if (live.type === 'presence') return;
    this.#parts.tap.leaves('frame', live, live.type === 'advance' ? live.documents : [], null);
    this.#carry('down', () => this.#listener.frame(live));
  }

  end(code: number): void {
    if (!this.open) return;
    this.#reason = code === 4401 ? 'signedOut' : code === 4403 ? 'revoked' : 'network';
    // Frames that are on their way arrive before the end of the connection.
    this.#carry('down', () => this.cut(), true);
  }

  pause(): void {}

  resume(): void {}

  /** Both ends learn of it: the server at once, the device a moment later. */
  cut(): void {
    if (!this.open) return;
    this.#state = 'closed';
    if (this.#alive()) this.#server.kernel.hub.disconnect(this.#peer);
    this.#parts.timeline.after(1, () => {
      for (const waiting of this.#waiting.values()) waiting.reject(new TransportError(this.#reason, 'the connection broke'));
      this.#waiting.clear();
      this.#listener.closed();
    });
  }

  /** The device went away without a word (asleep, dead): it hears nothing more. */
  vanish(): void {
    this.#waiting.clear();
    if (!this.open) return;
    this.#state = 'closed';
    if (this.#alive()) this.#server.kernel.hub.disconnect(this.#peer);
  }

  #alive(): boolean {
    return this.#parts.host.running === this.#server;
  }

  async #serve(question: Question, text: string, number: number): Promise<void> {
    if (!this.#alive()) return;
    const input: unknown = JSON.parse(text);
    this.#parts.tap.asked(question, input);
    this.#under++;
    let message: string;
    try {
      message = frameEncoder.encode({ id: number, result: { type: 'data', data: await this.#call(question, input as never) } }) as string;
    } catch (error) {
      message = JSON.stringify({ id: number, error: errorOf(error) });
    } finally {
      this.#under--;
    }
    if (!this.#alive() || !this.open || question === 'signal') return;
    const answer = JSON.parse(message);
    const data = answer.result?.data;
    this.#parts.tap.leaves(question, answer.error ?? data, documentsIn(data), input);
    if (this.cutNextAnswer && (question === 'push' || question === 'pull')) {
      this.cutNextAnswer = false;
      this.cut();
      return;
    }
    this.#carry('down', () => this.#answered(number, answer));
  }

  #call(question: Question, input: never): Promise<unknown> {
    const caller = this.#caller;
    switch (question) {
      case 'hello':
        return caller.hello(input);
      case 'push':
        return caller.push(input);
      case 'pull':
        return caller.pull(input);
      case 'listen':
        return caller.listen(input);
      case 'older':
        return caller.older(input);
      case 'fetch':
        return caller.fetch(input);
      case 'signal':
        return caller.signal(input);
    }
  }

  #answered(number: number, answer: { result?: { data?: unknown }; error?: TransportError['reason'] }): void {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    if (answer.error) waiting?.reject(new TransportError(answer.error, 'the server said no'));
    else waiting?.resolve(answer.result?.data);
  }

  #carry(way: 'up' | 'down', deliver: () => void, certain = false): void {
    const { timeline, chance } = this.#parts;
    const weather = this.#parts.weather();
    const arrive = () => {
      if (this.open || certain) deliver();
    };
    if (!certain && chance.maybe(weather.cut)) {
      this.cut();
      return;
    }
    if (!certain && chance.maybe(weather.drop)) return;
    let wait = chance.int(weather.latency.from, weather.latency.to);
    if (chance.maybe(weather.delay)) wait += chance.int(0, 20_000);
    let at = timeline.now + wait;
    if (certain || !chance.maybe(weather.reorder)) {
      at = Math.max(at, this.#latest[way]);
      this.#latest[way] = at;
    }
    timeline.after(at - timeline.now, arrive);
    if (!certain && chance.maybe(weather.duplicate)) timeline.after(at - timeline.now + chance.int(0, 500), arrive);
  }
}

const documentsIn = (data: unknown): Document[] => {
  if (typeof data !== 'object' || data === null) return [];
  if ('documents' in data) return data.documents as Document[];
  return 'outcomes' in data ? (data.outcomes as { documents: Document[] }[]).flatMap((outcome) => outcome.documents) : [];
};

/** The real transport's table from tRPC's codes to what a device does. What should never happen is thrown on, to fail the seed. */
function errorOf(error: unknown): TransportError['reason'] {
  if (!(error instanceof TRPCError)) throw error;
  switch (error.code) {
    case 'UNAUTHORIZED':
      return error.message === 'revoked' ? 'revoked' : 'signedOut';
    case 'PRECONDITION_FAILED':
      return 'outdated';
    case 'SERVICE_UNAVAILABLE':
    case 'CONFLICT':
      return 'network';
    default:
      throw error;
  }
}
