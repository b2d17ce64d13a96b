import { describe, expect, it } from 'vitest';
import { faultOf } from './password-rule.ts';

describe('the password rule', () => {
  it.each([
    ['kort', 'short'],
    ['elva tecken', 'short'],
    ['x'.repeat(257), 'long'],
    ['1qaz2wsx3edc', 'common'],
    ['1QAZ2wsx3EDC', 'common'],
    ['sommar2026!!', 'common'],
    ['Sommar2026!!!', 'common'],
    ['P@ssw0rd12345', 'common'],
    ['välkommen2026', 'common'],
    ['hemligthemligt', 'common'],
    ['123456789012', 'common'],
    ['qwertyuiopåas', 'common'],
    ['aaaaaaaaaaaab', 'common'],
    ['abc1abc1abc1', 'common'],
    ['ElinLindqvist1', 'personal'],
    ['elin.lindqvist@', 'personal'],
  ] as const)('refuses %s: %s', (password, fault) => {
    expect(faultOf(password, ['elin.lindqvist@bolaget.example', 'Elin Lindqvist'])).toBe(fault);
  });

  it.each([
    'kaffet kokar över igen',
    'ÅngbåtenSkärgården',
    'correct horse battery',
    'vX9-kq2T-pL0m',
    'Elin cyklar till ön varje juli',
    '🦊🐻🌲🏔️ hej skogen',
  ])('takes %s', (password) => {
    expect(faultOf(password, ['elin.lindqvist@bolaget.example', 'Elin Lindqvist'])).toBeNull();
  });

  it('counts characters, not bytes or halves of an emoji', () => {
    expect(faultOf('🦊🐻🌲🐝🌸🍀⛵🚲🎻🎈🧭')).toBe('short');
  });
});
