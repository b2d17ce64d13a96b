import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from './accounts.ts';
import type { Opened } from './sign-ins.ts';
import { bearing, deviceNamed, signInSetting } from './testing.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('a sign-in', () => {
  let here: ReturnType<typeof signInSetting>;
  let elin: Account;
  beforeEach(async () => {
    here = signInSetting();
    elin = await here.person('elin');
  });
  afterEach(() => here.close());

  const open = async (device = 'd1'): Promise<Opened> => {
    const opened = await here.signIns.open(elin, deviceNamed(device), '192.0.2.1');
    if (!opened) throw new Error('not opened');
    return opened;
  };
  const status = async (access: string) => (await here.signIns.authenticate(bearing(access))).status;
  const refreshed = async (token: string) => {
    const answer = await here.signIns.refresh(token);
    if (answer.status !== 'signedIn') throw new Error(answer.status);
    return answer.tokens;
  };

  it('is known by its access token for fifteen minutes', async () => {
    const { tokens, session } = await open();
    expect(await here.signIns.authenticate(bearing(tokens.access))).toEqual({ status: 'signedIn', session });
    here.clock.now += 15 * MINUTE;
    expect(await status(tokens.access)).toBe('none');
    expect(await here.signIns.mayAct(session)).toBe(true);
  });

  it('goes on with a new pair for each refresh token, and lasts ninety days from the last', async () => {
    let { tokens } = await open();
    for (let round = 0; round < 5; round++) {
      here.clock.now += 89 * DAY;
      tokens = await refreshed(tokens.refresh);
      expect(await status(tokens.access)).toBe('signedIn');
    }
    here.clock.now += 90 * DAY;
    expect(await here.signIns.refresh(tokens.refresh)).toEqual({ status: 'none' });
  });

  it('stores no token, only hashes', async () => {
    const { tokens, known } = await open();
    const stored = JSON.stringify([await here.accounts.devices(elin.person), here.tables.database.prepare('SELECT * FROM signIn').all()]);
    for (const secret of [tokens.access, tokens.refresh.split('.')[1]!, known]) expect(stored).not.toContain(secret);
  });

  it('gives two tabs that refresh at once the same pair', async () => {
    const { tokens } = await open();
    const [one, other] = await Promise.all([refreshed(tokens.refresh), refreshed(tokens.refresh)]);
    expect(one).toEqual(other);
    expect(await status(one.access)).toBe('signedIn');
    here.clock.now += 30_000;
    expect((await refreshed(tokens.refresh)).refresh).toBe(one.refresh);
  });

  it('survives an answer lost on the way, however long the tunnel', async () => {
    const { tokens } = await open();
    here.clock.now += 20 * MINUTE;
    const lost = await refreshed(tokens.refresh);
    here.clock.now += 30 * DAY;
    const again = await refreshed(tokens.refresh);
    expect(again.refresh).toBe(lost.refresh);
    expect(await status(again.access)).toBe('signedIn');
  });

  it('ends when a refresh token comes again after its successor was used', async () => {
    const { tokens, session } = await open();
    const next = await refreshed(tokens.refresh);
    expect(await status(next.access)).toBe('signedIn');
    here.clock.now += 31_000;
    expect(await here.signIns.refresh(tokens.refresh)).toEqual({ status: 'none' });
    expect(here.ends).toEqual([{ session: session.id, wipe: false }]);
    expect(await status(next.access)).toBe('none');
    expect(await here.signIns.refresh(next.refresh)).toEqual({ status: 'none' });
    expect((await here.accounts.acts(1))[0]).toMatchObject({ action: 'signIn.end', subject: session.id });
  });

  it('ends when an even older refresh token comes', async () => {
    const { tokens, session } = await open();
    const next = await refreshed(tokens.refresh);
    await refreshed(next.refresh);
    expect(await here.signIns.refresh(tokens.refresh)).toEqual({ status: 'none' });
    expect(await here.signIns.mayAct(session)).toBe(false);
  });

  it.each(['', 'x', `${'a'.repeat(22)}.${'b'.repeat(43)}`, `${'a'.repeat(22)}.${'b'.repeat(4300)}`])(
    'is not had with %j',
    async (token) => {
      await open();
      expect(await here.signIns.refresh(token)).toEqual({ status: 'none' });
      expect(await status(token)).toBe('none');
    },
  );

  it('is replaced by a new one on the same device, and stands beside those on others', async () => {
    const first = await open('d1');
    const other = await open('d2');
    await open('d1');
    expect(here.ends).toEqual([{ session: first.session.id, wipe: false }]);
    expect(await here.signIns.mayAct(other.session)).toBe(true);
  });

  it('of a revoked device is told to wipe, by either token, also when they have run out', async () => {
    const { tokens, session } = await open();
    const act = { at: here.clock.now, actor: elin.person, action: 'device.revoke', subject: 'd1', details: {} };
    here.signIns.tell((await here.accounts.revokeDevice(elin.person, session.device, here.clock.now, act)) ?? []);
    expect(here.ends).toEqual([{ session: session.id, wipe: true }]);
    expect(await here.signIns.mayAct(session)).toBe(false);
    here.clock.now += 200 * DAY;
    expect(await status(tokens.access)).toBe('revoked');
    expect(await here.signIns.refresh(tokens.refresh)).toEqual({ status: 'revoked' });
  });

  it('of a deactivated person ends everywhere, and none begins', async () => {
    const { tokens } = await open('d1');
    await open('d2');
    const act = { at: here.clock.now, actor: null, action: 'person.deactivate', subject: elin.person, details: {} };
    here.signIns.tell(await here.accounts.setDeactivated(elin.person, here.clock.now, act));
    expect(here.ends.map((end) => end.wipe)).toEqual([true, true]);
    expect(await status(tokens.access)).toBe('revoked');
    expect(await here.signIns.open(elin, deviceNamed('d3'), '192.0.2.1')).toBeNull();
  });

  it('that another process ended is noticed within a second', async () => {
    const { session } = await open();
    const watching = here.signIns.watch();
    here.clock.now += 400;
    await here.accounts.revokeDevice(elin.person, session.device, here.clock.now, {
      at: here.clock.now,
      actor: null,
      action: 'device.revoke',
      subject: 'd1',
      details: {},
    });
    await expect.poll(() => here.ends, { timeout: 1000 }).toEqual([{ session: session.id, wipe: true }]);
    here.signIns.close();
    await watching;
    expect(here.ends).toHaveLength(1);
  });
});

describe('the audit log', () => {
  it('cannot be changed', async () => {
    const here = signInSetting();
    await here.person('elin');
    expect(() => here.tables.database.exec("UPDATE act SET action = 'x'")).toThrow(/append-only/);
    expect(() => here.tables.database.exec('DELETE FROM act')).toThrow(/append-only/);
    here.close();
  });
});
