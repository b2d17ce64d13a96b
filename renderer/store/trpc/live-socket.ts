import { LiveFrame } from '../../../model/kernel/protocol.ts';

const LIVE = '{"live":';
/** Close code of RFC 6455, 7.4.1. */
const ABNORMAL = 1006;

export type SocketEvents = {
  live(frame: LiveFrame): void;
  opened(socket: WebSocket): void;
  closed(code: number): void;
};

/**
 * A WebSocket class for tRPC's client that takes the server's live frames out before the client sees them. Its listener is
 * the first one on the socket, so that stopping the event stops it for everyone after.
 */
export function liveSocket(Base: typeof WebSocket, events: SocketEvents): typeof WebSocket {
  return class LiveSocket extends Base {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      this.addEventListener('message', (event: MessageEvent) => {
        if (typeof event.data !== 'string' || !event.data.startsWith(LIVE)) return;
        event.stopImmediatePropagation();
        const frame = parseFrame(event.data);
        if (frame) events.live(frame);
      });
      this.addEventListener('open', () => events.opened(this));
      // An error always ends a WebSocket. tRPC's client hears of it after this, when it is already told not to try again.
      this.addEventListener('error', () => events.closed(ABNORMAL));
      this.addEventListener('close', (event: CloseEvent) => events.closed(event.code));
    }
  };
}

/** What a newer server sends that this client does not know is passed over; an advance it cannot read makes it ask. */
function parseFrame(text: string): LiveFrame | null {
  const { live } = JSON.parse(text) as { live: unknown };
  const parsed = LiveFrame.safeParse(live);
  if (parsed.success) return parsed.data;
  return Object(live).type === 'advance' ? { type: 'access' } : null;
}
