import { describe, expect, it } from 'vitest';
import { mayKeep, routeOf } from './shell-cache.ts';

const origin = 'https://fika.nordanvik.example';
const built = new Set(['/assets/main-1.js', '/index.html']);
const get = (path: string, mode = 'cors') => ({ method: 'GET', mode, url: path.startsWith('http') ? path : origin + path });

describe('what the service worker answers', () => {
  it.each([
    [get('/feed', 'navigate'), 'page'],
    [get('/chat/conversation:1', 'navigate'), 'page'],
    [get('/assets/main-1.js'), 'asset'],
    [get('/files/0190/thumb/320'), 'file'],
    [get('/files/0190/rapport.pdf', 'navigate'), 'network'],
    [get('/files/0190/rapport.pdf'), 'network'],
    [get('/trpc/session.me'), 'network'],
    [get('/health/live', 'navigate'), 'network'],
    [get('https://evil.example/feed', 'navigate'), 'network'],
    [{ ...get('/feed', 'navigate'), method: 'POST' }, 'network'],
  ] as const)('%o → %s', (request, route) => expect(routeOf(request, origin, built)).toBe(route));
});

it('keeps only whole pictures that the server lets it keep', () => {
  const answer = (status: number, control: string | null) => ({ status, headers: { get: () => control } });
  expect(mayKeep(answer(200, 'private, max-age=31536000, immutable'))).toBe(true);
  expect(mayKeep(answer(200, 'no-store'))).toBe(false);
  expect(mayKeep(answer(200, 'no-store, immutable'))).toBe(false);
  expect(mayKeep(answer(206, 'private, immutable'))).toBe(false);
  expect(mayKeep(answer(200, null))).toBe(false);
});
