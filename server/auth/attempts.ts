/** How many sign-ins may be tried in a minute. */
export const ATTEMPTS = { account: 5, address: 20 } as const;

const MINUTE = 60_000;
/** From this many wrong ones in a row on, each further one waits twice as long, up to a minute. */
const PATIENT = 10;
/** Keys remembered at most: a flood of addresses forgets the oldest instead of filling the memory. */
const REMEMBERED = 50_000;

type Tries = { times: number[]; wrong: number };

/**
 * Counts tries to sign in, per account, per device that the account has been used on, and per address. A device the
 * person has signed in on before counts by itself: whoever guesses from elsewhere cannot lock the owner out.
 * In memory: a restart forgets, and costs an attacker more than it gives.
 */
export class Attempts {
  readonly #tries = new Map<string, Tries>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Counts one try against all keys, or none of them.
   * @param keys with how many tries each may have in a minute
   * @returns 0 when it may go on, else milliseconds to wait
   */
  begin(keys: readonly { key: string; most: number }[]): number {
    const now = this.#now();
    const wait = Math.max(0, ...keys.map(({ key, most }) => this.#wait(this.#of(key), most, now)));
    if (wait === 0) for (const { key } of keys) this.#of(key).times.push(now);
    return wait;
  }

  failed(keys: readonly { key: string }[]): void {
    for (const { key } of keys) this.#of(key).wrong++;
  }

  /** A right password is nobody's guess: it does not count, so that an office behind one address can sign in together. */
  succeeded(account: { key: string }, address: { key: string } | null): void {
    this.#tries.delete(account.key);
    if (address) this.#of(address.key).times.pop();
  }

  #wait(tries: Tries, most: number, now: number): number {
    tries.times = tries.times.filter((time) => time > now - MINUTE);
    const full = tries.times.length >= most ? tries.times[tries.times.length - most]! + MINUTE - now : 0;
    const last = tries.times.at(-1);
    const slow = last === undefined || tries.wrong < PATIENT ? 0 : last + Math.min(MINUTE, 1000 * 2 ** (tries.wrong - PATIENT)) - now;
    return Math.max(full, slow, 0);
  }

  #of(key: string): Tries {
    const found = this.#tries.get(key) ?? { times: [], wrong: 0 };
    // Put last again: the map's order is the order of use.
    this.#tries.delete(key);
    this.#tries.set(key, found);
    if (this.#tries.size > REMEMBERED) this.#tries.delete(this.#tries.keys().next().value!);
    return found;
  }
}

/** One customer of an internet provider has a whole /64 of IPv6 addresses; an IPv4 address in IPv6 clothes is itself. */
export function addressKey(address: string): string {
  const four = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (four) return four[1]!;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = tail === undefined ? left : [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':');
}
