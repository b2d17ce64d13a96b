import type { IncomingMessage } from 'node:http';

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may go on as far as its origin is concerned (OWASP: Cross-Site Request Forgery Prevention).
 * Pages of other origins are refused wherever something changes or a socket opens; a request that carries cookies and does
 * not say where it comes from must at least say that it comes from here (`Sec-Fetch-Site`).
 * The desktop's main process sends no origin and no cookie, and proves itself by its header.
 * @param own the server's address as people type it, if it is configured; else what the request says of its host
 */
export function mayCome(request: Pick<IncomingMessage, 'headers' | 'method'>, own: string | null): boolean {
  const upgrade = request.headers.upgrade !== undefined;
  if (SAFE.has(request.method ?? 'GET') && !upgrade) return true;
  const { origin, cookie, host } = request.headers;
  if (origin === undefined) {
    const site = request.headers['sec-fetch-site'];
    return cookie === undefined || site === 'same-origin' || site === 'none';
  }
  if (own !== null) return origin === new URL(own).origin;
  return URL.canParse(origin) && /^https?:$/.test(new URL(origin).protocol) && new URL(origin).host === host;
}
