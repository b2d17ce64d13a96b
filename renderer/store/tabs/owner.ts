import type { ReplicaClient } from '../sqlite/client.ts';
import { type FromWorker, type Hall, names, type ToWorker } from '../sqlite/worker-messages.ts';

export type OwnerEvents = {
  ready(): void;
  /** Another tab still holds the files. */
  held(): void;
  unsupported(message: string): void;
  failed(message: string): void;
};

/** Milliseconds before a worker that broke is followed by another. */
const RESTART = 500;

/** Has the worker that has the files. */
export class Owner {
  readonly #replica: string;
  readonly #client: ReplicaClient;
  readonly #events: OwnerEvents;
  readonly #createWorker: () => Worker;
  readonly #hall: BroadcastChannel;
  #worker: Worker;
  #restart: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(replica: string, client: ReplicaClient, createWorker: () => Worker, events: OwnerEvents) {
    this.#replica = replica;
    this.#client = client;
    this.#events = events;
    this.#createWorker = createWorker;
    this.#hall = new BroadcastChannel(names(replica).hall);
    this.#hall.onmessage = ({ data }: MessageEvent<Hall>) => {
      if ('asking' in data) this.#hall.postMessage({ waiting: true } satisfies Hall);
    };
    this.#worker = this.#start();
  }

  /** Ends the worker, and thereby lets go of the files, at once: what was not committed is as if it had never been. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#restart);
    this.#hall.close();
    this.#worker.terminate();
    this.#client.detach();
  }

  #start(): Worker {
    const worker = this.#createWorker();
    let ready = false;
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (!('state' in data)) {
        this.#client.receive(data);
      } else if (data.state === 'ready') {
        ready = true;
        this.#client.attach({ send: (request) => worker.postMessage(request satisfies ToWorker) });
        this.#events.ready();
      } else if (data.state === 'held') {
        // Lest those who follow take the waiting for silence.
        this.#hall.postMessage({ waiting: true } satisfies Hall);
        this.#events.held();
      } else {
        this.#events[data.state](data.message);
      }
    };
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      this.#client.detach();
      if (!ready) this.#events.failed(event.message ?? 'The worker did not start');
      else this.#restart = setTimeout(() => (this.#worker = this.#start()), RESTART);
    };
    worker.postMessage({ start: this.#replica } satisfies ToWorker);
    return worker;
  }
}
