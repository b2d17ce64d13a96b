import { describe, expect, it } from 'vitest';
import { describedAs, servedAs, typeOf } from './content-type.ts';
import { disposition } from './disposition.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('what a file is', () => {
  it.each([
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['GIF89a', 'image/gif'],
    ['RIFF\x00\x00\x00\x00WEBPVP8 ', 'image/webp'],
    ['\x00\x00\x00\x1cftypavif', 'image/avif'],
    ['\x00\x00\x00\x1cftypheic', 'application/octet-stream'],
    ['\x00\x00\x00\x1cftypisom', 'video/mp4'],
    ['\x00\x00\x00\x1cftypqt  ', 'video/quicktime'],
    ['\x1aE\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1fB\x86\x81\x01B\x82\x84webm', 'video/webm'],
    ['ID3\x04', 'audio/mpeg'],
    ['%PDF-1.7', 'application/pdf'],
    ['PK\x03\x04', 'application/octet-stream'],
    ['<svg xmlns="http://www.w3.org/2000/svg">', 'text/plain'],
    ['<!doctype html><script>', 'text/plain'],
    ['', 'application/octet-stream'],
  ])('%j is %s', (head, type) => {
    expect(typeOf(bytes(head))).toBe(type);
  });

  it('is text when it is UTF-8, also when the head ends inside a character', () => {
    expect(typeOf(Buffer.from('räksmörgås'))).toBe('text/plain');
    expect(typeOf(bytes('r\xe4ksm\xf6rg\xe5s'))).toBe('application/octet-stream');
    expect(typeOf(Buffer.from(`${'a'.repeat(4095)}å`).subarray(0, 4096))).toBe('text/plain');
  });
});

describe('how a file is served', () => {
  it.each([
    ['image/png', 'image/svg+xml', 'image/png', true],
    ['text/plain', 'text/markdown', 'text/plain; charset=utf-8', true],
    ['text/plain', 'text/html', 'application/octet-stream', false],
    ['text/plain', 'image/svg+xml', 'application/octet-stream', false],
    ['text/plain', 'image/png', 'application/octet-stream', false],
    ['application/octet-stream', 'text/html', 'application/octet-stream', false],
    ['application/octet-stream', 'application/pdf', 'application/octet-stream', false],
  ])('%s declared as %s: %s', (found, declared, type, inline) => {
    expect(servedAs(found, declared)).toEqual({ type, inline });
  });

  it('is described by what it is, and by what was said only when that claims nothing', () => {
    expect(describedAs('image/png', 'text/html')).toBe('image/png');
    expect(describedAs('application/octet-stream', 'application/zip')).toBe('application/zip');
    expect(describedAs('text/plain', 'image/png')).toBe('application/octet-stream');
    expect(describedAs('text/plain', 'text/plain')).toBe('text/plain');
  });
});

describe('the name a file is saved under', () => {
  it.each([
    ['rapport.pdf', `attachment; filename="rapport.pdf"; filename*=UTF-8''rapport.pdf`],
    ['Räkor på ön.pdf', `attachment; filename="Rakor pa on.pdf"; filename*=UTF-8''R%C3%A4kor%20p%C3%A5%20%C3%B6n.pdf`],
    ['../../etc/passwd', `attachment; filename="_.._etc_passwd"; filename*=UTF-8''_.._etc_passwd`],
    ['..\\..\\boot.ini', `attachment; filename="_.._boot.ini"; filename*=UTF-8''_.._boot.ini`],
    ['faktura\u202Efdp.exe', `attachment; filename="fakturafdp.exe"; filename*=UTF-8''fakturafdp.exe`],
    ['a"; filename="b.exe', `attachment; filename="a_; filename=_b.exe"; filename*=UTF-8''a_%3B%20filename%3D_b.exe`],
    ['a\r\nSet-Cookie: x=y', `attachment; filename="aSet-Cookie_ x=y"; filename*=UTF-8''aSet-Cookie_%20x%3Dy`],
    ['...', `attachment; filename="fil"; filename*=UTF-8''fil`],
    ['\ud800.txt', `attachment; filename="_.txt"; filename*=UTF-8''%EF%BF%BD.txt`],
  ])('%j', (name, expected) => {
    expect(disposition(name, false)).toBe(expected);
  });
});
