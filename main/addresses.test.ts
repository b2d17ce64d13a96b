import { describe, expect, it } from 'vitest';
import { isOurs, mayOpenOutside, serverAddress } from './addresses.ts';

const home = 'https://fika.nordanvik.example';

describe('what the window may show', () => {
  it.each([
    ['https://fika.nordanvik.example/feed', true],
    ['https://fika.nordanvik.example:443/', true],
    ['https://fika.nordanvik.example:8443/', false],
    ['http://fika.nordanvik.example/', false],
    ['https://fika.nordanvik.example.evil.example/', false],
    ['https://fika.nordanvik.example@evil.example/', false],
    ['https://user@fika.nordanvik.example/', false],
    ['javascript:alert(1)', false],
    ['data:text/html,hello', false],
    ['file:///etc/passwd', false],
    ['', false],
  ])('%s → %s', (address, allowed) => expect(isOurs(address, home)).toBe(allowed));
});

describe('what may be opened outside', () => {
  it.each([
    ['https://example.org/', true],
    ['mailto:elin@nordanvik.example', true],
    ['tel:+46701234567', true],
    ['http://example.org/', false],
    ['https://paypal.example@evil.example/', false],
    ['file:///C:/Windows/System32/calc.exe', false],
    ['smb://server/share', false],
    ['ms-msdt:/id', false],
    ['javascript:alert(1)', false],
    ['not an address', false],
  ])('%s → %s', (address, allowed) => expect(mayOpenOutside(address)).toBe(allowed));
});

describe('where the server may be', () => {
  it('is https anywhere, and plain http on this machine alone', () => {
    expect(serverAddress('https://fika.nordanvik.example/x?y')).toBe(home);
    expect(serverAddress('http://127.0.0.1:4310')).toBe('http://127.0.0.1:4310');
    expect(serverAddress('http://fika.nordanvik.example')).toBeNull();
    expect(serverAddress(undefined)).toBeNull();
  });
});
