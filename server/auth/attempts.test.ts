import { describe, expect, it } from 'vitest';
import { Attempts, addressKey } from './attempts.ts';

const key = (name: string, most = 5) => ({ key: name, most });

describe('tries to sign in', () => {
  it('are five a minute', () => {
    let now = 0;
    const attempts = new Attempts(() => now);
    for (let index = 0; index < 5; index++) expect(attempts.begin([key('a')])).toBe(0);
    expect(attempts.begin([key('a')])).toBe(60_000);
    now = 59_999;
    expect(attempts.begin([key('a')])).toBe(1);
    now = 60_000;
    expect(attempts.begin([key('a')])).toBe(0);
  });

  it('count against every key or none', () => {
    const attempts = new Attempts(() => 0);
    for (let index = 0; index < 5; index++) attempts.begin([key('a')]);
    for (let index = 0; index < 9; index++) attempts.begin([key('a'), key('address', 1)]);
    expect(attempts.begin([key('address', 1)])).toBe(0);
  });

  it('slow down when many in a row were wrong, but never past a minute', () => {
    let now = 0;
    const attempts = new Attempts(() => now);
    for (let index = 0; index < 30; index++) {
      now += 60_000;
      expect(attempts.begin([key('a')])).toBe(0);
      attempts.failed([key('a')]);
    }
    expect(attempts.begin([key('a')])).toBe(60_000);
    attempts.succeeded(key('a'), null);
    expect(attempts.begin([key('a')])).toBe(0);
  });

  it('that were right do not count for the address', () => {
    const attempts = new Attempts(() => 0);
    for (let person = 0; person < 100; person++) {
      expect(attempts.begin([key(`p${person}`), key('office', 20)])).toBe(0);
      attempts.succeeded(key(`p${person}`), key('office', 20));
    }
  });
});

describe('the key of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:0:1:2:3:4:5', '2001:db8:0:1'],
    ['2001:0DB8::7', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s is %s', (address, expected) => {
    expect(addressKey(address)).toBe(expected);
  });
});
