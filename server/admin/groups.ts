import { z } from 'zod';
import {
  cryptoRandom,
  groupSpace,
  type PersonId,
  SpaceId,
  membershipDocument,
  personDocument,
  spaceDocument,
  uuidv7,
  COMPANY,
} from '../../model/kernel/ids.ts';
import { MembershipBody, membershipKind, SpaceBody, spaceKind } from '../../model/kernel/space.ts';
import { PersonBody } from '../../model/people/person.ts';
import { ListingBody, listingKind } from '../../model/spaces/listing.ts';
import type { Engine } from '../sync/engine.ts';
import { consequencesOf } from '../spaces/consequences.ts';
import type { Store } from '../store/store.ts';

/** The group of a name, as the company's list of groups has it, or of an id (`group:…`); null when there is none. */
export async function findGroup(store: Pick<Store, 'read'>, name: string): Promise<SpaceId | null> {
  const id = SpaceId.safeParse(name);
  if (id.success && name.startsWith('group:')) {
    const [facts] = await store.read.documents([spaceDocument(id.data)]);
    return facts && !facts.deleted ? id.data : null;
  }
  const wanted = name.trim().toLowerCase();
  const listings = await store.read.older({ space: COMPANY, kind: listingKind.name, before: Number.MAX_SAFE_INTEGER, limit: 100_000 });
  const found = listings.map(({ text }) => ListingBody.parse(z.object({ body: z.unknown() }).parse(JSON.parse(text)).body));
  const fits = found.filter((listing) => listing.name.trim().toLowerCase() === wanted);
  if (fits.length > 1)
    throw new Error(`several groups are called ${name}: say which by its id (${fits.map(({ space }) => space).join(', ')})`);
  return fits[0]?.space ?? null;
}

/** A closed group with its owner. */
export async function makeGroup(engine: Pick<Engine, 'write'>, name: string, owner: PersonId): Promise<SpaceId> {
  return engine.write(async ({ read, now, put }) => {
    const space = groupSpace(uuidv7(now, cryptoRandom));
    const [card] = await read.documents([personDocument(owner)]);
    const facts = SpaceBody.parse({ type: 'group', name });
    const membership = MembershipBody.parse({
      person: owner,
      role: 'owner',
      name: card ? PersonBody.parse(card.body).name : '',
      since: now,
    });
    await put([
      { put: spaceDocument(space), space, kind: spaceKind.name, body: facts, author: owner },
      { put: membershipDocument(space, owner), space, kind: membershipKind.name, parent: owner, body: membership, author: owner },
    ]);
    const change = { space, facts: { from: null, to: facts }, memberships: [{ person: owner, from: null, to: membership }] };
    await put(await consequencesOf(read, [change], { actor: null, now }));
    return space;
  });
}
