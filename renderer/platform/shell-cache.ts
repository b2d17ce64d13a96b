/** What the service worker decides, as functions of values. */

export type Route =
  /** The one page, for every address of ours. */
  | 'page'
  /** A file of the build: never changes under its name. */
  | 'asset'
  /** A picture or file that people attached: kept if the server allows it. */
  | 'file'
  /** Everything else goes to the network untouched. */
  | 'network';

const PICTURE = /^\/files\/[^/]+\/thumb\/\d+$/;
/** Paths that the server answers itself. */
const SERVER = /^\/(trpc|files|health|metrics)(\/|$)/;

/** @param precached the paths of the build's own files */
export function routeOf(request: { method: string; mode: string; url: string }, origin: string, precached: ReadonlySet<string>): Route {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== origin) return 'network';
  if (PICTURE.test(url.pathname)) return 'file';
  if (SERVER.test(url.pathname)) return 'network';
  if (precached.has(url.pathname)) return 'asset';
  return request.mode === 'navigate' ? 'page' : 'network';
}

/** Confidential pictures are sent with `no-store` and must never touch the disk; partial answers are no pictures. */
export function mayKeep(response: { status: number; headers: { get(name: string): string | null } }): boolean {
  if (response.status !== 200) return false;
  const control = (response.headers.get('Cache-Control') ?? '').toLowerCase();
  return control.includes('immutable') && !control.includes('no-store');
}
