import { mayKeep, routeOf } from './shell-cache.ts';

/**
 * Lets the page start without a network: the build's own files come from the cache, the page for every address of ours,
 * and the pictures one has seen. Data never passes here: it lives in the replica.
 */

type ExtendableEvent = Event & { waitUntil(work: Promise<unknown>): void };
type FetchEvent = ExtendableEvent & { request: Request; respondWith(answer: Promise<Response>): void };
type Scope = {
  location: Location;
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: ExtendableEvent & { data: unknown }) => void): void;
};

/** The build's own files; put here by the build. */
declare const __BUILD_FILES__: readonly { url: string; revision: string | null }[];

const scope = self as unknown as Scope;
const manifest = __BUILD_FILES__;
const SHELL = `fikarum-shell-${hash(manifest.map((entry) => entry.url + (entry.revision ?? '')).join())}`;
const PICTURES = 'fikarum-pictures';
const MOST_PICTURES = 500;
const paths = new Set(manifest.map((entry) => new URL(entry.url, scope.location.origin).pathname));

scope.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll([...paths].map((path) => new Request(path, { cache: 'reload' })))));
});

scope.addEventListener('activate', (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) if (name.startsWith('fikarum-shell-') && name !== SHELL) await caches.delete(name);
    await scope.clients.claim();
  };
  event.waitUntil(tidy());
});

/** The person has chosen to take the new version now. */
scope.addEventListener('message', (event) => {
  if (event.data === 'takeOver') event.waitUntil(scope.skipWaiting());
});

scope.addEventListener('fetch', (event) => {
  const route = routeOf(event.request, scope.location.origin, paths);
  if (route === 'page') event.respondWith(cached('/index.html', event.request));
  if (route === 'asset') event.respondWith(cached(new URL(event.request.url).pathname, event.request));
  if (route === 'file') event.respondWith(picture(event));
});

async function cached(path: string, request: Request): Promise<Response> {
  const shell = await caches.open(SHELL);
  return (await shell.match(path)) ?? fetch(request);
}

async function picture(event: FetchEvent): Promise<Response> {
  const pictures = await caches.open(PICTURES);
  const held = await pictures.match(event.request);
  if (held) return held;
  const response = await fetch(event.request);
  if (mayKeep(response)) {
    const copy = response.clone();
    event.waitUntil(pictures.put(event.request, copy).then(() => trim(pictures)));
  }
  return response;
}

/** Oldest first out: the cache lists its keys in the order they were put. */
async function trim(pictures: Cache): Promise<void> {
  const keys = await pictures.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - MOST_PICTURES))) await pictures.delete(key);
}

/** FNV-1a, 32 bits: only to name one build's cache apart from another's. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value.toString(36);
}
