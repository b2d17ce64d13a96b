import type { Document } from '../../../model/kernel/document.ts';
import type { CommandId, DocumentId, SpaceId } from '../../../model/kernel/ids.ts';
import type { OlderRequest, Signal } from '../../../model/kernel/protocol.ts';
import type { Query, Ran } from '../store.ts';
import { TransportError } from '../transport.ts';
import type { Channel, Message, Question } from './channel.ts';
import type { Host, HostListener } from './host.ts';

type Waiting = { ask: Question; with: readonly unknown[]; asked: number; done: (answer: unknown) => void; failed: (error: Error) => void };

/**
 * The engine of another page, over a channel. When that page closes and another takes its place, every question
 * that was not answered is put again: reading is harmless, and what was written carries its own id, so that a
 * second try of something already kept is refused as a conflict, which then means done.
 */
export class RemoteHost implements Host {
  readonly #channel: Channel;
  readonly #page: string;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<HostListener>();
  #next = 1;

  constructor(channel: Channel, page: string) {
    this.#channel = channel;
    this.#page = page;
    channel.onmessage = (event) => this.#heard(event.data as Message);
  }

  find = (query: Query) => this.#ask<readonly Document[]>('find', query);
  get = (ids: readonly DocumentId[]) => this.#ask<readonly Document[]>('get', ids);
  run = (name: string, space: SpaceId, input: unknown) => this.#ask<Ran>('run', name, space, input);
  retry = (entry: CommandId, input?: unknown) => this.#ask<Ran>('retry', entry, input);
  dismiss = (entry: CommandId) => this.#ask<void>('dismiss', entry);
  older = (request: OlderRequest) => this.#ask<{ more: boolean }>('older', request);
  fetch = (ids: readonly DocumentId[]) => this.#ask<readonly Document[]>('fetch', ids);
  signal = (signal: Signal): void => void this.#ask('signal', signal);
  reconnect = (): void => void this.#ask('reconnect');

  follow(listener: HostListener): () => void {
    this.#listeners.add(listener);
    this.#send({ to: 'host', page: this.#page, follow: true });
    return () => this.#listeners.delete(listener);
  }

  /** The engine runs in this page from now on, and listens on the channel: what nobody has answered is asked of it. */
  handOver(host: Host): void {
    this.#listeners.clear();
    for (const [id, waiting] of this.#waiting) {
      this.#waiting.delete(id);
      waiting.asked++;
      const ask = host[waiting.ask] as (...given: readonly unknown[]) => unknown;
      Promise.resolve(ask.apply(host, waiting.with as unknown[])).then((answer) => waiting.done(again(waiting, answer)), waiting.failed);
    }
  }

  close(): void {
    this.#channel.onmessage = null;
    for (const waiting of this.#waiting.values()) waiting.failed(new TransportError('network', 'this page closes'));
    this.#waiting.clear();
    this.#listeners.clear();
  }

  #ask<T>(ask: Question, ...given: unknown[]): Promise<T> {
    const id = this.#next++;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { ask, with: given, asked: 1, done: resolve as (answer: unknown) => void, failed: reject });
      this.#send({ to: 'host', page: this.#page, id, ask, with: given });
    });
  }

  #send(message: Message): void {
    this.#channel.postMessage(message);
  }

  #heard(message: Message): void {
    if (message.to === 'all' && 'born' in message) {
      this.#askAgain();
      return;
    }
    if ('news' in message && (message.to === 'all' || message.to === this.#page)) {
      for (const listener of [...this.#listeners]) listener.told(message.news);
      return;
    }
    if (message.to !== this.#page || !('id' in message)) return;
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    this.#waiting.delete(message.id);
    if ('answer' in message) waiting.done(again(waiting, message.answer));
    else if ('failed' in message) waiting.failed(new TransportError('network', message.failed));
  }

  #askAgain(): void {
    for (const [id, waiting] of this.#waiting) {
      waiting.asked++;
      this.#send({ to: 'host', page: this.#page, id, ask: waiting.ask, with: waiting.with });
    }
    for (const listener of [...this.#listeners]) listener.told({ type: 'reload' });
    this.#send({ to: 'host', page: this.#page, follow: true });
  }
}

/** A write that was put twice and meets its own result the second time has succeeded. */
function again(waiting: Waiting, answer: unknown): unknown {
  const ran = answer as Ran;
  if (waiting.ask !== 'run' || waiting.asked === 1 || ran.ok || ran.refusal.code !== 'conflict') return answer;
  return { ok: true, entry: '' as CommandId } satisfies Ran;
}
