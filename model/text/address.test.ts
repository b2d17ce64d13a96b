import { describe, expect, it } from 'vitest';
import { type Address, displayAddress, misleads, safeAddress } from './address.ts';

const must = (url: string): Address => {
  const address = safeAddress(url);
  if (!address) throw new Error(`${url} was refused`);
  return address;
};

describe('safeAddress', () => {
  it.each<[string, Address['kind']]>([
    ['https://fikarum.example/a?b#c', 'web'],
    ['HTTP://fikarum.example', 'web'],
    ['mailto:elin@nordanvik.example', 'mail'],
    ['tel:+46701234567', 'phone'],
    ['/wiki/sida', 'app'],
    ['/', 'app'],
    ['https://å.example/ö', 'web'],
  ])('%s', (url, kind) => expect(safeAddress(url)).toEqual({ kind, url }));

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://x/1',
    'file:///etc/passwd',
    'smb://host/share',
    'ms-msdt:/id',
    'app://local/x',
    'view-source:https://x.example',
    '//other.example',
    '/\\other.example',
    '/\t/other.example',
    '/\n/other.example',
    'https://',
    'https://a b.example',
    'relative/path',
    '#part',
    '?query',
    '',
    'https://x.example/\u0000',
    'https://x.example/\ud800',
  ])('refuses %j', (url) => expect(safeAddress(url)).toBeNull());
});

describe('misleads', () => {
  it.each<[string, string]>([
    ['planen', 'https://x.example'],
    ['https://x.example/a', 'https://x.example/b'],
    ['www.x.example', 'https://x.example'],
    ['x.example', 'https://www.x.example/sida'],
    ['läs mer på X.example/om', 'https://x.example/om'],
    ['elin@x.example', 'mailto:Elin@x.example?subject=Hej'],
    ['070-123 45 67', 'tel:0701234567'],
    ['i rum 12', 'tel:0701234567'],
    ['kafé.example', 'https://kafé.example'],
    ['3.14 eller 2.0', 'https://x.example'],
  ])('%s → %s is honest', (text, url) => expect(misleads(text, must(url))).toBe(false));

  it.each<[string, string]>([
    ['https://bank.example', 'https://evil.example'],
    ['bank.example', 'https://bank.example.evil.example'],
    ['www.bank.example', 'https://evil.example/www.bank.example'],
    ['Gå till https://bank.example nu', 'https://evil.example'],
    ['bank.example', '/wiki/bank'],
    ['bank\u200b.example', 'https://evil.example'],
    ['ｂａｎｋ.example', 'https://evil.example'],
    ['https://bank.example@evil.example', 'https://bank.example@evil.example'],
    ['läs', 'https://bank.example:x@evil.example'],
    ['https://аррӏе.example', 'https://аррӏе.example'],
    ['läs', 'https://xn--80ak6aa92e.example'],
    ['läs', 'https://%D0%B0pple.example'],
    ['elin@x.example', 'mailto:annan@x.example'],
    ['elin@x.example', 'https://x.example'],
    ['070-123 45 67', 'tel:0900999999'],
    ['\u202eelpmaxe.knab', 'https://evil.example'],
  ])('%s → %s misleads', (text, url) => expect(misleads(text, must(url))).toBe(true));
});

describe('displayAddress', () => {
  it.each([
    ['https://bank.example@evil.example:8443/a', 'evil.example:8443'],
    ['https://аррӏе.example', 'xn--80ak6aa92e.example'],
    ['mailto:elin%40x.example', 'elin@x.example'],
    ['tel:+46701234567', '+46701234567'],
    ['/wiki/sida', '/wiki/sida'],
  ])('%s', (url, shown) => expect(displayAddress(must(url))).toBe(shown));
});
