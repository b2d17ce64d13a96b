import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonId } from '../../model/kernel/ids.ts';
import { hashOf } from './tokens.ts';
import { deviceNamed, HERE, PASSWORD, signInSetting } from './testing.ts';

const DAY = 24 * 3_600_000;

describe('signing in with a password', () => {
  let here: ReturnType<typeof signInSetting>;
  beforeEach(async () => {
    here = signInSetting();
    await here.person('elin');
  });
  afterEach(() => here.close());
  const signIn = (over: Partial<{ email: string; password: string; device: string; address: string; known: string }> = {}) =>
    here.entrance.signIn(
      { email: over.email ?? 'elin@bolaget.example', password: over.password ?? PASSWORD, device: deviceNamed(over.device ?? 'd1') },
      { address: over.address ?? HERE.address, known: over.known ?? null },
    );

  it('lets in whoever has it, however the address is written', async () => {
    expect(await signIn({ email: '  Elin@Bolaget.Example ' })).toMatchObject({ ok: true, account: { person: 'elin' } });
  });

  it('takes the same words composed differently', async () => {
    expect(await signIn({ password: PASSWORD.normalize('NFD') })).toMatchObject({ ok: true });
  });

  it('tells a wrong password, an unknown address and an invited person apart by nothing', async () => {
    await here.person('ny', { password: null });
    const wrong = { ok: false, code: 'wrong' };
    expect(await signIn({ password: 'kaffet kokar inte igen' })).toEqual(wrong);
    expect(await signIn({ email: 'ingen@bolaget.example' })).toEqual(wrong);
    expect(await signIn({ email: 'ny@bolaget.example' })).toEqual(wrong);
    expect(await signIn({ email: 'ny@bolaget.example', password: 'nobody has this password' })).toEqual(wrong);
  });

  it('takes as long for an unknown address as for a wrong password', async () => {
    const time = async (email: string, address: string) => {
      const started = performance.now();
      await signIn({ email, password: 'kaffet kokar inte igen', address });
      return performance.now() - started;
    };
    const middle = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let round = 0; round < 5; round++) {
      known.push(await time('elin@bolaget.example', `192.0.2.${round}`));
      unknown.push(await time(`ingen${round}@bolaget.example`, `192.0.2.${round}`));
    }
    expect(middle(unknown)).toBeGreaterThan(middle(known) / 3);
    expect(middle(unknown)).toBeLessThan(middle(known) * 3);
  });

  it('is slowed down after five tries a minute, and says for how long', async () => {
    for (let index = 0; index < 5; index++) await signIn({ password: 'fel', address: `192.0.2.${index}` });
    expect(await signIn({ address: '192.0.2.99' })).toEqual({ ok: false, code: 'slowDown', retryAfter: 60 });
    here.clock.now += 60_000;
    expect(await signIn()).toMatchObject({ ok: true });
  });

  it('is slowed down after twenty tries a minute from one address, whoever it tries', async () => {
    for (let index = 0; index < 20; index++) expect(await signIn({ email: `p${index}@bolaget.example` })).toMatchObject({ code: 'wrong' });
    expect(await signIn()).toMatchObject({ code: 'slowDown' });
    expect(await signIn({ address: '192.0.2.2' })).toMatchObject({ ok: true });
  });

  it('cannot lock the owner out of a device used before', async () => {
    const before = await signIn();
    if (!before.ok) throw new Error(before.code);
    for (let index = 0; index < 25; index++) await signIn({ password: 'fel', device: 'thief' });
    expect(await signIn({ device: 'elsewhere' })).toMatchObject({ code: 'slowDown' });
    expect(await signIn({ known: before.opened.known })).toMatchObject({ ok: true });
    // The proof is of that device and that account.
    expect(await signIn({ known: before.opened.known, device: 'thief' })).toMatchObject({ code: 'slowDown' });
  });

  it('tells of a deactivated account only whoever has its password', async () => {
    await here.accounts.setDeactivated('elin' as PersonId, here.clock.now, {
      at: here.clock.now,
      actor: null,
      action: 'person.deactivate',
      subject: 'elin',
      details: {},
    });
    expect(await signIn({ password: 'fel' })).toEqual({ ok: false, code: 'wrong' });
    expect(await signIn()).toEqual({ ok: false, code: 'deactivated' });
  });

  it('answers a flood with patience instead of memory', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => signIn({ email: `p${index}@bolaget.example`, address: `198.51.100.${index}` })),
    );
    expect(answers.filter((answer) => !answer.ok && answer.code === 'slowDown').length).toBe(60 - 26);
  });

  it('can be changed by whoever knows it, which signs the other devices out', async () => {
    const [mine, other] = [await signIn(), await signIn({ device: 'd2' })];
    if (!mine.ok || !other.ok) throw new Error('not in');
    const change = (current: string, next: string) =>
      here.entrance.changePassword('elin' as PersonId, mine.opened.session.id, { current, next });
    expect(await change('fel', 'en helt annan mening')).toEqual({ ok: false, code: 'wrong' });
    expect(await change(PASSWORD, 'kort')).toEqual({ ok: false, code: 'short' });
    expect(await change(PASSWORD, 'Sommar2026!!')).toEqual({ ok: false, code: 'common' });
    expect(await change(PASSWORD, 'en helt annan mening')).toEqual({ ok: true });
    expect(here.ends).toEqual([{ session: other.opened.session.id, wipe: false }]);
    expect(await signIn()).toMatchObject({ ok: false });
    expect(await signIn({ password: 'en helt annan mening' })).toMatchObject({ ok: true });
  });

  it('leaves one row in the audit log for each act, and no password in any', async () => {
    await signIn();
    await signIn({ password: 'min hemlighet som ingen vet' });
    const acts = await here.accounts.acts(10);
    expect(acts.map((act) => act.action)).toEqual(['signIn.wrong', 'signIn', 'account.create']);
    expect(JSON.stringify(acts)).not.toContain('hemlighet');
  });
});

describe('a one-time link', () => {
  let here: ReturnType<typeof signInSetting>;
  beforeEach(async () => {
    here = signInSetting();
    await here.person('ny', { password: null });
    await here.accounts.makeLink(
      hashOf('token'),
      { purpose: 'invite', person: 'ny' as PersonId, until: here.clock.now + DAY },
      { at: here.clock.now, actor: null, action: 'link.make', subject: 'ny', details: {} },
    );
  });
  afterEach(() => here.close());
  const claim = (token = 'token', password = PASSWORD, purpose: 'invite' | 'first' = 'invite') =>
    here.entrance.claim(
      { token, password, device: deviceNamed('d1'), purpose },
      HERE,
      (_, account) => account,
      async () => undefined,
    );

  it('lets an invited person in once', async () => {
    expect(await claim('another')).toEqual({ ok: false, code: 'gone' });
    expect(await claim('token', PASSWORD, 'first')).toEqual({ ok: false, code: 'gone' });
    expect(await claim('token', 'kort')).toEqual({ ok: false, code: 'short' });
    expect(await claim()).toMatchObject({ ok: true, account: { person: 'ny' } });
    expect(await claim()).toEqual({ ok: false, code: 'gone' });
  });

  it('used twice at once lets one in', async () => {
    const answers = await Promise.all([claim(), claim()]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  it('runs out', async () => {
    here.clock.now += DAY;
    expect(await claim()).toEqual({ ok: false, code: 'gone' });
  });

  it('cannot be guessed at leisure', async () => {
    for (let index = 0; index < 20; index++) await claim(`guess${index}`);
    expect(await claim()).toMatchObject({ code: 'slowDown' });
  });
});
