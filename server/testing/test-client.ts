import { createTRPCClient, createWSClient, type TRPCClient, wsLink } from '@trpc/client';
import { WebSocket } from 'ws';
import { uuidv7, cryptoRandom, type CommandId, type SpaceId } from '../../model/kernel/ids.ts';
import type { Command } from '../../model/kernel/command.ts';
import { LiveFrame, type Outcome } from '../../model/kernel/protocol.ts';
import type { AppRouter } from '../router.ts';

/** A command as a device makes it. */
export const aCommand = (name: string, space: string, input: unknown, fields: Partial<Command> = {}): Command => ({
  id: uuidv7(Date.now(), cryptoRandom) as CommandId,
  name,
  space: space as SpaceId,
  input,
  at: Date.now(),
  ...fields,
});

/** A device for tests of the server: the real tRPC client over a real socket, and the live frames it has been sent. */
export class TestClient {
  readonly trpc: TRPCClient<AppRouter>;
  readonly frames: LiveFrame[] = [];
  /** Close codes of the socket, in order. */
  readonly closed: number[] = [];
  readonly #client: ReturnType<typeof createWSClient>;
  readonly #waiting = new Set<() => void>();
  socket: WebSocket | null = null;

  constructor(address: string, token: string) {
    const client = this;
    class Socket extends WebSocket {
      constructor(url: string) {
        super(url, { headers: { authorization: `Bearer ${token}` } });
        client.socket = this;
        this.on('message', (data, binary) => client.#received(binary ? '' : String(data)));
        this.on('close', (code) => client.#ended(code));
      }
    }
    // The tRPC client asks for a browser's WebSocket; that of `ws` has all of it that is used.
    const options = { url: `${address.replace(/^http/, 'ws')}/trpc`, WebSocket: Socket as unknown as typeof globalThis.WebSocket };
    this.#client = createWSClient({ ...options, retryDelayMs: () => 60_000 });
    this.trpc = createTRPCClient<AppRouter>({ links: [wsLink({ client: this.#client })] });
  }

  async push(...commands: Command[]): Promise<Outcome[]> {
    return (await this.trpc.sync.push.mutate({ commands })).outcomes;
  }

  /** Resolves with the first frame, sent already or still to come, for which it holds. */
  async frame(holds: (frame: LiveFrame) => boolean): Promise<LiveFrame> {
    for (;;) {
      const found = this.frames.find(holds);
      if (found) return found;
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  async closeCode(): Promise<number> {
    for (;;) {
      const [code] = this.closed;
      if (code !== undefined) return code;
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  async close(): Promise<void> {
    this.socket?.terminate();
    await this.#client.close();
  }

  #received(text: string): void {
    if (!text.startsWith('{"live":')) return;
    this.frames.push(LiveFrame.parse(JSON.parse(text).live));
    this.#wake();
  }

  #ended(code: number): void {
    this.closed.push(code);
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
