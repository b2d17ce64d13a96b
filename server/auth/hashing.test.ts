import { describe, expect, it } from 'vitest';
import { HASH_COST, Hashing, HashingBusy } from './hashing.ts';
import { CHEAP_HASHING, deviceNamed, HERE, PASSWORD, signInSetting } from './testing.ts';

describe('hashing', () => {
  it('is argon2id with 64 MiB, three passes, one lane, salted', async () => {
    const hashing = new Hashing();
    const [one, other] = [await hashing.hash(PASSWORD), await hashing.hash(PASSWORD)];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    expect(one).not.toBe(other);
    expect(await hashing.verify(one, PASSWORD)).toBe(true);
    expect(await hashing.verify(one, `${PASSWORD}!`)).toBe(false);
    expect(hashing.isOutdated(one)).toBe(false);
    expect(new Hashing(CHEAP_HASHING).isOutdated(one)).toBe(true);
  });

  it('never fits without a hash, also with the words that the decoy is made of', async () => {
    expect(await new Hashing(CHEAP_HASHING).verify(null, 'nobody has this password')).toBe(false);
  });

  it('goes on after a flood was turned away', async () => {
    const hashing = new Hashing(CHEAP_HASHING);
    const answers = await Promise.allSettled(Array.from({ length: 40 }, () => hashing.hash(PASSWORD)));
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused).toHaveLength(40 - 26);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(HashingBusy);
    expect(await hashing.hash(PASSWORD)).toMatch(/^\$argon2id/);
  });

  it('is done anew at sign-in when today asks for more', async () => {
    const here = signInSetting();
    const elin = await here.person('elin', { password: await new Hashing({ ...CHEAP_HASHING, memoryCost: 20 * 1024 }).hash(PASSWORD) });
    const answer = await here.entrance.signIn({ email: elin.mail, password: PASSWORD, device: deviceNamed('d1') }, HERE);
    expect(answer.ok).toBe(true);
    expect((await here.accounts.account(elin.person))?.password).toMatch(`m=${CHEAP_HASHING.memoryCost},`);
    here.close();
  });

  it('costs what the standard asks for at the least', () => {
    expect(HASH_COST.memoryCost).toBeGreaterThanOrEqual(19 * 1024);
    expect(HASH_COST.timeCost).toBeGreaterThanOrEqual(2);
  });
});
