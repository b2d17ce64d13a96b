import type { Document } from '../../model/kernel/document.ts';
import {
  COMPANY,
  membershipDocument,
  type PersonId,
  personalSpace,
  personDocument,
  type SpaceId,
  spaceDocument,
} from '../../model/kernel/ids.ts';
import { MembershipBody, SpaceBody } from '../../model/kernel/space.ts';
import { PersonBody } from '../../model/people/person.ts';
import { DoorBody, doorDocument, doorKind, ListingBody, listingDocument, listingKind } from '../../model/spaces/listing.ts';
import type { EffectWrite } from '../feature.ts';
import type { Reader } from '../store/store.ts';
import { counts, type GroupChange, type MembershipChange, standsAtDoor } from './changes.ts';

/** Who did it and when. `actor` is `null` for the server itself. */
export type By = { actor: PersonId | null; now: number };

/**
 * What follows for those outside when groups and memberships change: the listing that everyone finds, the doors at which
 * people stand, and who must leave a group that closes or becomes confidential.
 */
export async function consequencesOf(read: Reader, groups: readonly GroupChange[], by: By): Promise<EffectWrite[]> {
  const writes: EffectWrite[] = [];
  for (const group of groups) {
    const facts = group.facts ? group.facts.to : await factsOf(read, group.space);
    const leaving = await thoseWhoMustLeave(read, group);
    writes.push(...leaving.map(({ person }) => ({ remove: membershipDocument(group.space, person), space: group.space })));
    const moved = [...group.memberships.filter(({ person }) => !leaving.some((gone) => gone.person === person)), ...leaving];
    writes.push(...(await listing(read, { ...group, memberships: moved }, facts)));
    writes.push(...(await doors(read, { ...group, memberships: moved }, facts, by)));
  }
  return writes;
}

async function factsOf(read: Reader, space: SpaceId): Promise<SpaceBody | null> {
  const [document] = await read.documents([spaceDocument(space)]);
  return document && !document.deleted ? SpaceBody.parse(document.body) : null;
}

const becameConfidential = ({ facts }: GroupChange): boolean =>
  facts?.from !== null && facts?.to?.classification === 'confidential' && facts.from.classification !== 'confidential';

const closed = ({ facts }: GroupChange): boolean => facts?.from?.access === 'open' && facts.to !== null && facts.to.access !== 'open';

/** Visitors when an open group closes; guests, invited ones included, and visitors when a group becomes confidential. */
async function thoseWhoMustLeave(read: Reader, group: GroupChange): Promise<MembershipChange[]> {
  const secret = becameConfidential(group);
  if (!secret && !closed(group)) return [];
  const members = (await read.membersOf(group.space)).map((document) => MembershipBody.parse(document.body));
  const guests = secret ? await guestsAmong(read, members.filter(standsAtDoor)) : new Set();
  return members
    .filter(({ role, person }) => role === 'visitor' || (secret && (role === 'guest' || guests.has(person))))
    .map((from) => ({ person: from.person as PersonId, from, to: null }));
}

async function guestsAmong(read: Reader, members: readonly MembershipBody[]): Promise<Set<string>> {
  const profiles = await read.documents(members.map(({ person }) => personDocument(person as PersonId)));
  const guests = profiles.filter((profile) => !profile.deleted && PersonBody.parse(profile.body).guest);
  return new Set(guests.map((profile) => profile.id.slice(personDocument('' as PersonId).length)));
}

/** Open and closed groups are found by everyone in the company; of a confidential one only the name. */
async function listing(read: Reader, group: GroupChange, facts: SpaceBody | null): Promise<EffectWrite[]> {
  const id = listingDocument(group.space);
  if (!facts || facts.access === 'secret') return [{ remove: id, space: COMPANY }];
  const [held] = await read.documents([id]);
  const before = held && !held.deleted ? ListingBody.parse(held.body) : null;
  const members = before ? before.members + difference(group.memberships) : await countOf(read, group);
  const { name, access, classification, archived, mark } = facts;
  const description = classification === 'confidential' ? '' : facts.description;
  const body: ListingBody = {
    space: group.space,
    name,
    description,
    access,
    classification,
    archived,
    mark,
    members: Math.max(0, members),
  };
  return [{ put: id, space: COMPANY, kind: listingKind.name, body }];
}

const difference = (memberships: readonly MembershipChange[]): number =>
  memberships.reduce((sum, { from, to }) => sum + Number(counts(to)) - Number(counts(from)), 0);

/** Counted anew, the changes laid over what is stored, whether they are stored yet or not. */
async function countOf(read: Reader, group: GroupChange): Promise<number> {
  const stored = (await read.membersOf(group.space)).map((document) => MembershipBody.parse(document.body));
  const now = new Map<string, MembershipBody | null>(stored.map((membership) => [membership.person, membership]));
  for (const { person, to } of group.memberships) now.set(person, to);
  return [...now.values()].filter(counts).length;
}

async function doors(read: Reader, group: GroupChange, facts: SpaceBody | null, by: By): Promise<EffectWrite[]> {
  const writes: EffectWrite[] = [];
  const settled = new Set<string>();
  for (const { person, from, to } of group.memberships) {
    settled.add(person);
    if (facts && standsAtDoor(to)) writes.push(await door(read, group.space, facts, to, by));
    else if (standsAtDoor(from)) writes.push({ remove: doorDocument(group.space, person), space: personalSpace(person) });
  }
  if (!facts || !group.facts?.from) return writes;
  // The group has another name or face: those who stand outside see it too.
  for (const document of await read.membersOf(group.space)) {
    const membership = MembershipBody.parse(document.body);
    if (standsAtDoor(membership) && !settled.has(membership.person)) writes.push(await door(read, group.space, facts, membership, by));
  }
  return writes;
}

type AtDoor = MembershipBody & { role: 'invited' | 'asked' };

async function door(read: Reader, space: SpaceId, facts: SpaceBody, { person, role, since }: AtDoor, by: By): Promise<EffectWrite> {
  const id = doorDocument(space, person as PersonId);
  const [held] = await read.documents([id]);
  const before = held && !held.deleted ? DoorBody.parse(held.body) : null;
  const { name, mark, access, classification } = facts;
  const inviter = before?.role === role ? before.by : by.actor;
  const body: DoorBody = { space, role, name, mark, access, classification, by: role === 'invited' ? inviter : null, since };
  return { put: id, space: personalSpace(person as PersonId), kind: doorKind.name, body };
}

/** The name stands in every membership, for those who cannot read the company's directory. */
export async function stampName(read: Reader, before: Document | null, after: Document): Promise<EffectWrite[]> {
  if (!before || after.deleted) return [];
  const { name } = PersonBody.parse(after.body);
  if (PersonBody.parse(before.body).name === name) return [];
  const person = after.id.slice(personDocument('' as PersonId).length) as PersonId;
  return (await read.membershipsOf(person)).map((document) => ({
    put: document.id,
    space: document.space,
    kind: document.kind,
    body: { ...MembershipBody.parse(document.body), name },
  }));
}
