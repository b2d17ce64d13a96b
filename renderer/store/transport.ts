import type {
  Cursors,
  FetchAnswer,
  LiveFrame,
  OlderAnswer,
  OlderRequest,
  PullAnswer,
  PullRequest,
  PushAnswer,
  Signal,
  Welcome,
} from '../../model/kernel/protocol.ts';
import type { Command } from '../../model/kernel/command.ts';
import type { DocumentId } from '../../model/kernel/ids.ts';

/** The road to the server: tRPC over a WebSocket in the browser, the bridge on the desktop, a simulated one in the simulation. */
export interface Transport {
  /**
   * Opens the connection and says hello. Rejects with `TransportError`.
   * After it, `frames` are delivered in the order sent until `closed` is called once.
   */
  connect(listener: { frame(frame: LiveFrame): void; closed(): void }): Promise<Connection>;
}

export interface Connection {
  readonly welcome: Welcome;
  push(commands: readonly Command[]): Promise<PushAnswer>;
  pull(request: PullRequest): Promise<PullAnswer>;
  /** From now on the advances of all the person's spaces arrive as frames. */
  listen(cursors: Cursors): Promise<void>;
  older(request: OlderRequest): Promise<OlderAnswer>;
  fetch(ids: readonly DocumentId[]): Promise<FetchAnswer>;
  signal(signal: Signal): void;
  close(): void;
}

/** `network`: try again. `signedOut`: the session is over, keep everything and ask for a sign-in. `revoked`: wipe. `outdated`: the client must be updated. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly reason: 'network' | 'signedOut' | 'revoked' | 'outdated';
  constructor(reason: TransportError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}
