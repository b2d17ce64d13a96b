import { expect, test } from 'vitest';
import { type ClaimForm, claimProblems, claimToken, isEmail } from './checks.ts';

const form = (more: Partial<ClaimForm> = {}): ClaimForm => ({
  link: 'https://intranat.nordanvik.example/claim#k3Jd9-xPq_27Zb4LmN8v',
  company: 'Nordanvik',
  name: 'Elin Sjöstrand',
  email: 'elin@nordanvik.example',
  password: 'kaffe utan bulle',
  again: 'kaffe utan bulle',
  ...more,
});

test('a complete form has no problems', () => {
  expect(claimProblems(form()).size).toBe(0);
});

test('every missing part is named, the second password only when the first will do', () => {
  const problems = claimProblems({ link: '', company: '', name: ' ', email: 'elin', password: 'kort', again: '' });
  expect([...problems]).toEqual([
    ['link', 'token'],
    ['company', 'company'],
    ['name', 'name'],
    ['email', 'email'],
    ['password', 'newPassword'],
  ]);
  expect([...claimProblems(form({ again: 'kaffe utan' }))]).toEqual([['again', 'again']]);
});

test('a pasted link and a bare token both work', () => {
  expect(claimToken('https://x.example/claim#k3Jd9-xPq_27Zb4LmN8v ')).toBe('k3Jd9-xPq_27Zb4LmN8v');
  expect(claimToken('https://x.example/claim?token=k3Jd9-xPq_27Zb4LmN8v')).toBe('k3Jd9-xPq_27Zb4LmN8v');
  expect(claimToken('k3Jd9-xPq_27Zb4LmN8v')).toBe('k3Jd9-xPq_27Zb4LmN8v');
  expect(claimToken('https://x.example/')).toBe(null);
});

test('addresses are only looked at, not judged', () => {
  expect(isEmail(' elin@nordanvik.example ')).toBe(true);
  expect(isEmail('elin@nordanvik')).toBe(false);
});
