import { WebSocket } from 'ws';
import { CLOSED } from '../../model/kernel/protocol.ts';
import type { Line } from '../sync/peer.ts';

/** Bytes of live frames that may wait for a device. Beyond it the device is closed and catches up by pull. */
export const MOST_WAITING = 1_000_000;
/** Bytes of answers that may wait: a device that asks without reading is closed as well. */
export const MOST_ANSWERS = 16_000_000;
/** A closing handshake that takes longer than this (milliseconds) is not waited for. */
const GOODBYE = 5_000;

/**
 * A device's socket. `ws` queues without end what a peer does not read, so both ways of sending look at the queue:
 * answers that the device asked for, and live frames that it did not.
 */
export class ClientSocket extends WebSocket implements Line {
  #answering = 0;
  /** Whether a pong has come since the last ping. */
  alive = true;

  /** Answers to the device's own questions come through here from tRPC's adapter, as text. */
  override send(data: unknown, ...rest: unknown[]): void {
    if (typeof data !== 'string') throw new Error('answers are text, live frames go through live()');
    if (rest.length > 0) throw new Error('answers are sent without options');
    const bytes = Buffer.from(data);
    this.#answering += bytes.length;
    super.send(bytes, { binary: false, compress: false }, () => {
      this.#answering -= bytes.length;
    });
    if (this.#answering > MOST_ANSWERS) this.end(CLOSED.tooSlow, 'too slow');
  }

  live(frame: Buffer): void {
    if (this.readyState !== WebSocket.OPEN) return;
    if (this.bufferedAmount - this.#answering > MOST_WAITING) this.end(CLOSED.tooSlow, 'too slow');
    else super.send(frame, { binary: false, compress: false });
  }

  end(code: number, reason: string): void {
    if (this.readyState !== WebSocket.OPEN) return;
    this.close(code, reason);
    setTimeout(() => this.terminate(), GOODBYE).unref();
  }
}
