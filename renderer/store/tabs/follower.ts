import type { ReplicaClient } from '../sqlite/client.ts';
import { type FromOwner, type Hall, names, type ToOwner } from '../sqlite/worker-messages.ts';

/** Milliseconds between two greetings while nobody has answered, and between two questions whether the owner is alive. */
const GREETING = 200;
const HEARTBEAT = 2000;
/** Unanswered in a row. Counted, not timed: browsers slow down the clocks of tabs in the background. */
const MOST_GREETINGS = 30;
const MOST_HEARTBEATS = 3;

export type FollowerEvents = {
  /** Linked to an owner. */
  following(): void;
  /** Nobody answers, though somebody may hold the owner's lock. Told again each time the patience ends. */
  silent(): void;
};

/** Reaches the owner's worker over channels, greets each new owner, and notices when it falls silent. */
export class Follower {
  readonly #tab: string;
  readonly #client: ReplicaClient;
  readonly #events: FollowerEvents;
  readonly #hall: BroadcastChannel;
  readonly #channel: BroadcastChannel;
  #owner: string | null = null;
  #unanswered = 0;
  #pings = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(replica: string, tab: string, client: ReplicaClient, events: FollowerEvents) {
    this.#tab = tab;
    this.#client = client;
    this.#events = events;
    this.#hall = new BroadcastChannel(names(replica).hall);
    this.#channel = new BroadcastChannel(names(replica).tab(tab));
    this.#hall.onmessage = ({ data }: MessageEvent<Hall>) => this.#heardInHall(data);
    this.#channel.onmessage = ({ data }: MessageEvent<FromOwner>) => this.#heard(data);
    this.#beat();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#hall.close();
    this.#channel.close();
    if (this.#owner) this.#client.detach();
  }

  #beat = (): void => {
    if (this.#unanswered >= (this.#owner ? MOST_HEARTBEATS : MOST_GREETINGS)) {
      this.#unanswered = 0;
      this.#events.silent();
    }
    // A worker that deletes a hundred thousand documents answers nobody for seconds. Its page does.
    if (this.#owner && this.#unanswered > 0) this.#hall.postMessage({ asking: true } satisfies Hall);
    this.#unanswered++;
    if (this.#owner) this.#channel.postMessage({ ping: this.#pings++ } satisfies ToOwner);
    else this.#hall.postMessage({ hello: this.#tab } satisfies Hall);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#beat, this.#owner ? HEARTBEAT : GREETING);
  };

  #heardInHall(message: Hall): void {
    if ('hello' in message || 'asking' in message) return;
    this.#unanswered = 0;
    if ('born' in message) {
      if (this.#owner) this.#client.detach();
      this.#owner = null;
      this.#beat();
    }
    if ('welcome' in message && message.welcome === this.#tab && message.owner !== this.#owner) {
      this.#owner = message.owner;
      this.#client.attach({ send: (request) => this.#channel.postMessage(request satisfies ToOwner) });
      this.#events.following();
    }
  }

  #heard(message: FromOwner): void {
    this.#unanswered = 0;
    if (!('pong' in message)) this.#client.receive(message);
  }
}
