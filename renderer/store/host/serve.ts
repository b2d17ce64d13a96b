import type { Channel, Message } from './channel.ts';
import type { Host } from './host.ts';

/** Lets the other pages of this origin use the engine of this one. The answer ends it. */
export function serve(host: Host, channel: Channel, name: string): () => void {
  const send = (message: Message) => channel.postMessage(message);
  const answer = async (message: Extract<Message, { ask: unknown }>): Promise<void> => {
    try {
      // Names and arguments come from our own code in another page of the same origin and version.
      const ask = host[message.ask] as (...given: readonly unknown[]) => unknown;
      send({ to: message.page, id: message.id, answer: await ask.apply(host, message.with as unknown[]) });
    } catch (error) {
      send({ to: message.page, id: message.id, failed: error instanceof Error ? error.message : String(error) });
    }
  };
  channel.onmessage = (event: MessageEvent) => {
    const message = event.data as Message;
    if (message.to !== 'host') return;
    if ('ask' in message) void answer(message);
    else if ('follow' in message) host.follow({ told: (news) => send({ to: message.page, news }) })();
  };
  const unfollow = host.follow({ told: (news) => send({ to: 'all', news }) });
  send({ to: 'all', born: name });
  return () => {
    unfollow();
    channel.onmessage = null;
  };
}
