import { describe, expect, it } from 'vitest';
import { mayCome } from './origin.ts';

const request = (method: string, headers: Record<string, string>) => ({ method, headers: { host: 'intranet.example', ...headers } });

describe('where a request may come from', () => {
  it.each([
    ['a page of ours', request('POST', { origin: 'https://intranet.example', cookie: 'a=b' }), true],
    ['reading from anywhere', request('GET', { origin: 'https://evil.example', cookie: 'a=b' }), true],
    ['another page', request('POST', { origin: 'https://evil.example', cookie: 'a=b' }), false],
    ['another page without a cookie', request('POST', { origin: 'https://evil.example' }), false],
    ['a page without an origin (sandboxed frame)', request('POST', { origin: 'null', cookie: 'a=b' }), false],
    ['another port', request('PATCH', { origin: 'https://intranet.example:8443', cookie: 'a=b' }), false],
    ['a name that begins like ours', request('POST', { origin: 'https://intranet.example.evil.example' }), false],
    ['cookies that do not say where from', request('POST', { cookie: 'a=b' }), false],
    ['cookies that say from here', request('POST', { cookie: 'a=b', 'sec-fetch-site': 'same-origin' }), true],
    ['cookies that say from a neighbour', request('POST', { cookie: 'a=b', 'sec-fetch-site': 'same-site' }), false],
    ['the desktop', request('POST', { authorization: 'Bearer x' }), true],
    ['a socket from our page', request('GET', { upgrade: 'websocket', origin: 'https://intranet.example', cookie: 'a=b' }), true],
    ['a socket from another page', request('GET', { upgrade: 'websocket', origin: 'https://evil.example', cookie: 'a=b' }), false],
    ['a socket of the desktop', request('GET', { upgrade: 'websocket', authorization: 'Bearer x' }), true],
    ['a page of a file or an extension', request('POST', { origin: 'chrome-extension://intranet.example' }), false],
  ])('%s', (_, given, expected) => {
    expect(mayCome(given, 'https://intranet.example')).toBe(expected);
  });

  it('is measured by the host asked for when no address is configured', () => {
    expect(mayCome(request('POST', { origin: 'http://intranet.example' }), null)).toBe(true);
    expect(mayCome(request('POST', { origin: 'http://evil.example' }), null)).toBe(false);
  });
});
