import { COMPANY, membershipDocument, type PersonId, personDocument, type SpaceId, spaceDocument } from '../../model/kernel/ids.ts';
import { MembershipBody, membershipKind, type Role, SpaceBody, spaceKind, spaceTypeOf } from '../../model/kernel/space.ts';
import { PersonBody, personKind, type Profile } from '../../model/people/person.ts';
import type { EffectWrite } from '../feature.ts';
import type { Reader } from '../store/store.ts';
import type { GroupChange } from './changes.ts';
import { consequencesOf } from './consequences.ts';

/** People come and go by their accounts, not by commands: what the server writes then, to be put in one transaction. */

/** The company itself, once. */
export const companyBegins = (name: string): EffectWrite => ({
  put: spaceDocument(COMPANY),
  space: COMPANY,
  kind: spaceKind.name,
  body: SpaceBody.parse({ type: 'company', name, access: 'closed', classification: 'internal' }),
  author: null,
});

/** `role: null`: a guest, who is found in the directory but does not see the company. An administrator is `owner`. */
export type Newcomer = {
  person: PersonId;
  profile: Pick<Profile, 'name'> & Partial<Profile>;
  /** Fields that the company's directory decides. */
  locked?: readonly string[];
  role: Extract<Role, 'owner' | 'moderator' | 'member'> | null;
};

/** Someone new, or someone who comes back. */
export function personJoins({ person, profile, role, locked = [] }: Newcomer, now: number): EffectWrite[] {
  const body = PersonBody.parse({ ...profile, guest: role === null, locked: [...locked] });
  const card: EffectWrite = { put: personDocument(person), space: COMPANY, kind: personKind.name, body, author: null };
  if (role === null) return [card];
  const membership = MembershipBody.parse({ person, role, name: body.name, since: now });
  return [
    card,
    { put: membershipDocument(COMPANY, person), space: COMPANY, kind: membershipKind.name, parent: person, body: membership, author: null },
  ];
}

/**
 * Someone who is no longer here: out of every space, kept in the directory for what they wrote. A group whose only owner
 * they were gets another one: a moderator before a member, the one who has been there longest.
 */
export async function personLeaves(read: Reader, person: PersonId, now: number): Promise<EffectWrite[]> {
  const writes: EffectWrite[] = [];
  const groups: GroupChange[] = [];
  for (const document of await read.membershipsOf(person)) {
    const from = MembershipBody.parse(document.body);
    writes.push({ remove: document.id, space: document.space });
    if (spaceTypeOf(document.space) !== 'group') continue;
    groups.push({ space: document.space, facts: null, memberships: [{ person, from, to: null }] });
    if (from.role === 'owner') writes.push(...(await succession(read, document.space, person)));
  }
  const [card] = await read.documents([personDocument(person)]);
  if (card && !card.deleted) {
    const body = { ...PersonBody.parse(card.body), status: null, deactivated: true };
    writes.push({ put: card.id, space: COMPANY, kind: personKind.name, body });
  }
  return [...writes, ...(await consequencesOf(read, groups, { actor: null, now }))];
}

async function succession(read: Reader, space: SpaceId, leaving: PersonId): Promise<EffectWrite[]> {
  const others = (await read.membersOf(space)).filter((document) => document.parent !== leaving);
  const memberships = others.map((document) => ({ document, body: MembershipBody.parse(document.body) }));
  if (memberships.some(({ body }) => body.role === 'owner')) return [];
  const eldest = (role: Role) => memberships.filter(({ body }) => body.role === role).sort((a, b) => a.body.since - b.body.since)[0];
  const heir = eldest('moderator') ?? eldest('member');
  return heir ? [{ put: heir.document.id, space, kind: membershipKind.name, body: { ...heir.body, role: 'owner' } }] : [];
}
