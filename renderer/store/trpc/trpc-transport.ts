import { createTRPCClient, createWSClient, TRPCClientError, type TRPCClient, wsLink } from '@trpc/client';
import type { Command } from '../../../model/kernel/command.ts';
import type { DeviceId, DocumentId } from '../../../model/kernel/ids.ts';
import {
  CLOSED,
  type Cursors,
  type LiveFrame,
  type OlderRequest,
  PROTOCOL_VERSION,
  type PullRequest,
  type Signal,
} from '../../../model/kernel/protocol.ts';
import type { AppRouter } from '../../../server/router.ts';
import { type Connection, type Transport, TransportError } from '../transport.ts';
import { liveSocket } from './live-socket.ts';

export type TrpcTransportOptions = {
  /** `wss://host/trpc`. */
  url: string;
  device: string;
  /** Renews the session by its longer-lived proof and tells whether that worked. Asked once when the server says signed out. */
  renew?: () => Promise<boolean>;
  /** Tells when the network seems to have come or gone: the connection must give a sign of life at once. Returns how to stop. */
  onNetwork?: (listener: () => void) => () => void;
  /** The browser's own when left out. */
  WebSocket?: typeof WebSocket;
  /** Milliseconds of silence before the server is asked whether it is there, and how long it may think about it. */
  heartbeat?: { interval: number; patience: number };
};

const HEARTBEAT = { interval: 25_000, patience: 10_000 };
/** tRPC's client is told to stop as soon as its socket ends; the engine above decides when there is another. */
const UNUSED_DELAY = 60_000;

/** Milliseconds. */
const A_MOMENT = 500;

type Listener = Parameters<Transport['connect']>[0];

/** tRPC over one WebSocket to the same origin, with the session's cookie. */
export class TrpcTransport implements Transport {
  readonly #options: TrpcTransportOptions;

  constructor(options: TrpcTransportOptions) {
    this.#options = options;
  }

  async connect(listener: Listener): Promise<Connection> {
    try {
      return await connectOnce(this.#options, listener);
    } catch (error) {
      const signedOut = error instanceof TransportError && error.reason === 'signedOut';
      if (!signedOut || !(await this.#options.renew?.())) throw error;
      return connectOnce(this.#options, listener);
    }
  }
}

async function connectOnce(options: TrpcTransportOptions, listener: Listener): Promise<Connection> {
  const line = new Line(options);
  try {
    const welcome = await line.hello(options.device as DeviceId);
    line.follow(listener);
    const { sync } = line.trpc;
    return {
      welcome,
      push: (commands: readonly Command[]) => line.ask(() => sync.push.mutate({ commands: [...commands] })),
      pull: (request: PullRequest) => line.ask(() => sync.pull.query(request)),
      listen: (cursors: Cursors) => line.ask(() => sync.listen.mutate(cursors)),
      older: (request: OlderRequest) => line.ask(() => sync.older.query(request)),
      fetch: (ids: readonly DocumentId[]) => line.ask(() => sync.fetch.query({ ids: [...ids] })),
      signal: (signal: Signal) => {
        // Lost on purpose when it does not arrive.
        line.ask(() => sync.signal.mutate(signal)).catch(() => undefined);
      },
      close: () => line.close(),
    };
  } catch (error) {
    line.close();
    throw error;
  }
}

/** One socket with tRPC's client on it, from its opening to its end. */
class Line {
  readonly trpc: TRPCClient<AppRouter>;
  readonly #client: ReturnType<typeof createWSClient>;
  readonly #stopHints: () => void;
  #socket: WebSocket | null = null;
  #listener: Listener | null = null;
  #revoked = false;
  /** Why it ended; `null` while it has not. */
  #end: TransportError | null = null;
  readonly #asked = new Set<(error: TransportError) => void>();

  constructor(options: TrpcTransportOptions) {
    const { heartbeat = HEARTBEAT } = options;
    const Socket = liveSocket(options.WebSocket ?? WebSocket, {
      live: (frame) => this.#live(frame),
      opened: (socket) => {
        this.#socket = socket;
        if (this.#end) socket.close();
      },
      closed: (code) => this.#over(endOf(code)),
    });
    this.#client = createWSClient({
      url: options.url,
      WebSocket: Socket,
      retryDelayMs: () => UNUSED_DELAY,
      keepAlive: { enabled: true, intervalMs: heartbeat.interval, pongTimeoutMs: heartbeat.patience },
    });
    this.trpc = createTRPCClient<AppRouter>({ links: [wsLink({ client: this.#client })] });
    // A socket that lived through a change of network is often dead without knowing: a sign of life, or its end is known at once.
    this.#stopHints = options.onNetwork?.(() => this.#prove(heartbeat.patience / 4)) ?? (() => undefined);
  }

  async hello(device: DeviceId) {
    return this.ask(() => this.trpc.sync.hello.query({ protocol: PROTOCOL_VERSION, device }));
  }

  follow(listener: Listener): void {
    this.#listener = listener;
    if (this.#end) listener.closed();
  }

  /** The answer, or why there will be none. Nothing is asked once the line has ended: tRPC's client would open another. */
  ask<T>(question: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#end) return reject(this.#end);
      const fail = (error: TransportError) => {
        this.#asked.delete(fail);
        reject(error);
      };
      this.#asked.add(fail);
      question().then(
        (value) => {
          this.#asked.delete(fail);
          resolve(value);
        },
        (error) => {
          const reason = reasonOf(error);
          // tRPC's client may notice that the socket is closing before the close says why: the reason is worth a moment.
          if (reason.reason === 'network' && !this.#end) setTimeout(() => fail(reason), A_MOMENT);
          else fail(this.#end ?? reason);
        },
      );
    });
  }

  close(): void {
    this.#over(new TransportError('network', 'closed by this device'));
  }

  #live(frame: LiveFrame): void {
    if (frame.type === 'revoked') this.#revoked = true;
    this.#listener?.frame(frame);
  }

  #over(end: TransportError): void {
    if (this.#end) return;
    this.#end = this.#revoked ? new TransportError('revoked', 'this device was revoked') : end;
    this.#stopHints();
    for (const fail of [...this.#asked]) fail(this.#end);
    this.#socket?.close();
    this.#client.close().catch(() => undefined);
    if (this.#end.reason === 'revoked' && !this.#revoked) this.#listener?.frame({ type: 'revoked' });
    this.#listener?.closed();
    this.#listener = null;
  }

  #prove(patience: number): void {
    const socket = this.#socket;
    if (!socket || socket.readyState !== socket.OPEN) return;
    const timer = setTimeout(() => this.#over(new TransportError('network', 'the connection was dead')), patience);
    socket.addEventListener('message', () => clearTimeout(timer), { once: true });
    socket.addEventListener('close', () => clearTimeout(timer), { once: true });
    socket.send('PING');
  }
}

function endOf(code: number): TransportError {
  if (code === CLOSED.signedOut) return new TransportError('signedOut', 'nobody is signed in');
  if (code === CLOSED.revoked) return new TransportError('revoked', 'this device was revoked');
  return new TransportError('network', `the connection was closed (${code})`);
}

/** Which of four things a failed call means. What the server does not understand at all, only a newer client can say better. */
function reasonOf(error: unknown): TransportError {
  if (error instanceof TransportError) return error;
  if (!(error instanceof TRPCClientError)) return new TransportError('network', 'no answer');
  const code: unknown = error.data?.code;
  if (code === 'UNAUTHORIZED') return new TransportError(error.message === 'revoked' ? 'revoked' : 'signedOut', error.message);
  if (code === 'PRECONDITION_FAILED' || code === 'NOT_FOUND') return new TransportError('outdated', error.message);
  return new TransportError('network', error.message);
}
