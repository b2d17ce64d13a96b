import { expect, test } from 'vitest';
import { isPress, isSingle, keyWords } from './keys.ts';

const press = (key: string, more: Partial<Parameters<typeof isPress>[1]> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

test('key caps follow the system', () => {
  expect(keyWords('mod+k', true)).toBe('⌘K');
  expect(keyWords('mod+k', false)).toBe('Ctrl K');
  expect(keyWords('alt+up', true)).toBe('⌥↑');
  expect(keyWords('shift+f6', false)).toBe('⇧ F6');
  expect(keyWords('?', false)).toBe('?');
});

test('mod is the command key on a Mac and Ctrl elsewhere, and no other modifier may be held', () => {
  expect(isPress('mod+k', press('k', { metaKey: true }), true)).toBe(true);
  expect(isPress('mod+k', press('k', { ctrlKey: true }), true)).toBe(false);
  expect(isPress('mod+k', press('k', { ctrlKey: true }), false)).toBe(true);
  expect(isPress('mod+k', press('k', { ctrlKey: true, altKey: true }), false)).toBe(false);
  expect(isPress('mod+shift+f', press('F', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
  expect(isPress('mod+shift+f', press('f', { ctrlKey: true }), false)).toBe(false);
});

test('a sign is itself however the layout types it; a letter wants no shift', () => {
  expect(isPress('?', press('?', { shiftKey: true }), false)).toBe(true);
  expect(isPress('j', press('j'), false)).toBe(true);
  expect(isPress('j', press('J', { shiftKey: true }), false)).toBe(false);
});

test('alt on a Mac writes another character, the key is still known', () => {
  expect(isPress('alt+n', press('˜', { altKey: true, code: 'KeyN' }), true)).toBe(true);
});

test('single keys are told from those that work everywhere', () => {
  expect(isSingle('j')).toBe(true);
  expect(isSingle('?')).toBe(true);
  expect(isSingle('enter')).toBe(true);
  expect(isSingle('mod+k')).toBe(false);
  expect(isSingle('f6')).toBe(false);
  expect(isSingle('shift+f6')).toBe(false);
  expect(isSingle('escape')).toBe(false);
});
