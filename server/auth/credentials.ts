import type { IncomingMessage } from 'node:http';
import type { Secret } from './tokens.ts';

/** What proves a device, in full: handed to it once, kept by it in a cookie that no script reads or in the OS keychain. */
export type Tokens = {
  access: Secret;
  /** Milliseconds, server time: ask for the next pair before then. */
  accessUntil: number;
  refresh: Secret;
  refreshUntil: number;
};

type CookieName = 'access' | 'refresh' | 'known';

/**
 * The cookies of a browser. Over https their names begin with `__Host-`, so that no neighbouring host can set them.
 * Over plain http (a trial on one's own machine) they cannot be secure, and say so by their names.
 */
export const cookieName = (name: CookieName, secure: boolean): string => `${secure ? '__Host-' : ''}fikarum-${name}`;

const YEAR = 365 * 24 * 3600;

function cookie(name: CookieName, value: string, seconds: number, secure: boolean): string {
  // The access cookie also comes with a link followed from elsewhere (a file in a mail); the one that renews never does.
  const site = name === 'access' ? 'Lax' : 'Strict';
  return `${cookieName(name, secure)}=${value}; Path=/; HttpOnly; SameSite=${site}; Max-Age=${Math.max(0, Math.floor(seconds))}${secure ? '; Secure' : ''}`;
}

/** The `Set-Cookie` lines that put a pair of tokens into a browser. */
export const tokenCookies = (tokens: Tokens, now: number, secure: boolean): string[] => [
  // Kept longer than it is good for: an access token that ran out still tells a revoked device that it must wipe.
  cookie('access', tokens.access, (tokens.refreshUntil - now) / 1000, secure),
  cookie('refresh', tokens.refresh, (tokens.refreshUntil - now) / 1000, secure),
];

export const knownCookie = (secret: Secret, secure: boolean): string => cookie('known', secret, YEAR, secure);

export const clearedCookies = (secure: boolean): string[] => [cookie('access', '', 0, secure), cookie('refresh', '', 0, secure)];

export function cookieOf(request: Pick<IncomingMessage, 'headers'>, name: CookieName, secure: boolean): string | null {
  const wanted = cookieName(name, secure);
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === wanted) return part.slice(at + 1).trim();
  }
  return null;
}

/** The access token of a request: the desktop's header first, then the browser's cookie. */
export function accessOf(request: Pick<IncomingMessage, 'headers'>, secure: boolean): Secret | null {
  const bearer = /^Bearer ([\w-]{43})$/.exec(request.headers.authorization ?? '');
  return bearer ? bearer[1]! : cookieOf(request, 'access', secure);
}

/**
 * Whether tokens may be told in the body of the answer. A page cannot leave out `Origin` on a POST, so a script in a
 * browser never gets to see them, whatever header it sets.
 */
export const isDesktop = (request: Pick<IncomingMessage, 'headers'>): boolean =>
  request.headers['fikarum-client'] === 'desktop' && request.headers.origin === undefined;
