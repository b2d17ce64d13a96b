/// <reference lib="webworker" />
import { ReplicaHost } from './host.ts';
import { NoOpfs, OpfsFiles } from './opfs-files.ts';
import type { FromHost, ToHost } from './messages.ts';
import { type FromOwner, type FromWorker, type Hall, names, type ToOwner, type ToWorker } from './worker-messages.ts';

/** The page that this worker belongs to; the other clients are the tabs that follow it, by their names. */
const PAGE = 'page';
const page = self as unknown as { postMessage(message: FromWorker): void; onmessage: ((event: MessageEvent<ToWorker>) => void) | null };

page.onmessage = ({ data }) => {
  if ('start' in data) void start(data.start);
};

async function start(replica: string): Promise<void> {
  try {
    const files = await OpfsFiles.acquire(`.${replica}`, () => page.postMessage({ state: 'held' }));
    serve(replica, files);
    page.postMessage({ state: 'ready' });
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    page.postMessage({ state: error instanceof NoOpfs ? 'unsupported' : 'failed', message });
  }
}

function serve(replica: string, files: OpfsFiles): void {
  const name = names(replica);
  const tabs = new Map<string, BroadcastChannel>();
  const send = (client: string, message: FromHost) =>
    client === PAGE ? page.postMessage(message) : tabs.get(client)?.postMessage(message);
  const host = new ReplicaHost(files, send);

  page.onmessage = ({ data }) => {
    if (!('start' in data)) void host.receive(PAGE, data);
  };

  const owner = crypto.randomUUID();
  const hall = new BroadcastChannel(name.hall);
  const say = (message: Hall) => hall.postMessage(message);
  hall.onmessage = ({ data }: MessageEvent<Hall>) => {
    if (!('hello' in data)) return;
    if (!tabs.has(data.hello)) welcome(data.hello);
    say({ welcome: data.hello, owner });
  };
  say({ born: owner });

  function welcome(tab: string): void {
    const channel = new BroadcastChannel(name.tab(tab));
    tabs.set(tab, channel);
    channel.onmessage = ({ data }: MessageEvent<ToOwner>) => {
      if ('ping' in data) channel.postMessage({ pong: data.ping } satisfies FromOwner);
      else void host.receive(tab, data satisfies ToHost);
    };
    // Every tab holds a lock of its name for as long as it lives: that we get it is how we learn that it is gone.
    void navigator.locks.request(name.tab(tab), async () => {
      channel.close();
      tabs.delete(tab);
      await host.drop(tab);
    });
  }
}
