import { book } from '../../model/features.ts';
import type { Document } from '../../model/kernel/document.ts';
import type { Account } from '../auth/accounts.ts';
import { Hashing } from '../auth/hashing.ts';
import type { Data } from '../assemble.ts';
import { kindsOf } from '../sync/kinds.ts';
import { nordanvik } from './nordanvik.ts';
import { ADMINISTRATOR } from './people.ts';
import { drawPictures, type Pictures } from './pictures.ts';

/** Everyone at Nordanvik has it; it is printed at every start, so it guards nothing. */
export const DEMO_PASSWORD = 'bullar till fikat';

/** By this act in the audit log a folder is known as the demo's. It comes before the documents, so that work cut short is known too. */
export const SEEDED = 'demo.seed';

export type SeedOptions = {
  /** When the company's year ends, milliseconds. */
  now: number;
  seed?: string;
  /** How many times as much is written as in one company. */
  scale?: number;
  /** Without pictures it goes a little faster. */
  pictures?: boolean;
  /** Without accounts nobody can sign in. */
  accounts?: boolean;
};
export type Seeded = { documents: number; people: number };

/** Documents in one transaction: a company's year is there whole or not at all, and many times that does not fill the memory. */
const AT_ONCE = 100_000;

/**
 * Fills an empty server with the demo company. The documents go straight into the store, in the order of time and without
 * the rules being asked: nobody is connected yet, and the generator's own tests show that what it makes is sound.
 */
export async function seedDemo(data: Data, options: SeedOptions): Promise<Seeded> {
  const { now, seed = 'nordanvik', scale = 1 } = options;
  const administrator = nordanvik({ now, seed }).people.find((person) => person.name === ADMINISTRATOR)!;
  const pictures: Pictures | undefined =
    options.pictures === false ? undefined : await drawPictures(data.files, administrator.id, seed, now);
  const company = nordanvik({ now, seed, scale, pictures });
  if (options.accounts !== false) await openAccounts(data, company.people, now);
  const kindOf = kindsOf(book);
  const tier = (kind: string) => kindOf(kind).tier;
  let documents = 0;
  const write = (batches: readonly Document[][]) =>
    data.kernel.store.write(async (transaction) => {
      for (const batch of batches) await transaction.put(batch, tier);
    });
  let waiting: Document[][] = [];
  let count = 0;
  for (const batch of company.batches) {
    waiting.push(batch);
    count += batch.length;
    documents += batch.length;
    if (count < AT_ONCE) continue;
    await write(waiting);
    waiting = [];
    count = 0;
  }
  await write(waiting);
  return { documents, people: company.people.length };
}

/** One hash for all: argon2id takes its time on purpose, and four hundred times that is a coffee break. */
async function openAccounts({ auth }: Pick<Data, 'auth'>, people: ReturnType<typeof nordanvik>['people'], now: number): Promise<void> {
  const password = await new Hashing().hash(DEMO_PASSWORD);
  const accounts = people.map(({ id, mail, name, startedAt }): Account => {
    return { person: id, mail, name, password, admin: name === ADMINISTRATOR, deactivatedAt: null, createdAt: Math.min(now, startedAt) };
  });
  const act = { at: now, actor: null, action: SEEDED, subject: null, details: { people: people.length } };
  if (!(await auth.accounts.createAccounts(accounts, act))) throw new Error('there are accounts here already');
}

/** The address with which the demo's person signs in, and the one who looks after the server. */
export const VISITOR_MAIL = 'elin.sjostrand@nordanvik.example';
export const ADMINISTRATOR_MAIL = 'samir.dahlqvist@nordanvik.example';
