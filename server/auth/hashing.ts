import { hash, verify } from '@node-rs/argon2';

export type HashCost = { memoryCost: number; timeCost: number; parallelism: number };

/** 64 MiB, three passes, one lane (OWASP Password Storage asks for 19 MiB and two at the least). */
export const HASH_COST: HashCost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };

/** As many hashes at once as this may hold memory for, and as many in the queue as will be done before anyone gives up. */
const AT_ONCE = 2;
const WAITING = 24;

/** Too many sign-ins at once; try again in a few seconds. */
export class HashingBusy extends Error {
  override readonly name = 'HashingBusy';
}

/** argon2id, a few at a time. Hashing runs on the thread pool; the queue keeps a flood from filling the memory. */
export class Hashing {
  readonly #cost: HashCost;
  readonly #queue: (() => void)[] = [];
  #running = 0;
  #decoy: Promise<string> | undefined;

  constructor(cost: HashCost = HASH_COST) {
    this.#cost = cost;
  }

  hash(password: string): Promise<string> {
    // Argon2id is the library's default; its enum cannot be named where types are only stripped.
    return this.#inTurn(() => hash(normal(password), this.#cost));
  }

  /**
   * @param stored the account's hash, or null when there is no such account or it has no password: then the same work is
   * done against a decoy, so that the time taken does not tell who has an account
   */
  async verify(stored: string | null, password: string): Promise<boolean> {
    this.#decoy ??= hash('nobody has this password', this.#cost);
    const against = stored ?? (await this.#decoy);
    const matches = await this.#inTurn(() => verify(against, normal(password)));
    return stored !== null && matches;
  }

  /** Whether a stored hash was made with another cost than today's. */
  isOutdated(stored: string): boolean {
    const { memoryCost, timeCost, parallelism } = this.#cost;
    return !stored.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= AT_ONCE) {
      if (this.#queue.length >= WAITING) throw new HashingBusy('too many sign-ins at once');
      await new Promise<void>((resolve) => this.#queue.push(resolve));
    } else this.#running++;
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      if (next) next();
      else this.#running--;
    }
  }
}

/** The same words typed on another keyboard are the same password (NIST SP 800-63B, 3.1.1.2). */
const normal = (password: string): string => password.normalize('NFKC');
