import type { Document } from '../../model/kernel/document.ts';
import { type DocumentId, membershipDocument, type PersonId, personalSpace, type SpaceId, spaceDocument } from '../../model/kernel/ids.ts';
import { factsOf } from '../../model/kernel/perform.ts';
import { impliedRole, MembershipBody, mayRead, type Role } from '../../model/kernel/space.ts';
import type { Reader } from '../store/store.ts';

/** That a person may read a space, as whom, until when (milliseconds; null: no end), and whether it may touch a disk. */
export type Right = { role: Role; until: number | null; confidential: boolean };

/** The spaces a person may read. What is not in it does not exist for them. */
export type Rights = ReadonlyMap<SpaceId, Right>;

/** All that a person may read now. Roles that stand at the door, memberships past their day and removed spaces give nothing. */
export async function rightsOf(reader: Reader, person: PersonId, now: number): Promise<Rights> {
  const memberships = new Map<SpaceId, Document>();
  for (const membership of await reader.membershipsOf(person)) {
    // Only the one with the derived id counts: a stray document of this kind opens no door.
    if (membership.id === membershipDocument(membership.space, person)) memberships.set(membership.space, membership);
  }
  const facts = new Map(
    (await reader.documents([...memberships.keys()].map(spaceDocument))).map((document): [DocumentId, Document] => [document.id, document]),
  );
  const rights = new Map<SpaceId, Right>();
  rights.set(personalSpace(person), { role: 'owner', until: null, confidential: false });
  for (const [space, membership] of memberships) {
    const right = rightIn(space, membership, facts.get(spaceDocument(space)), now);
    if (right) rights.set(space, right);
  }
  return rights;
}

/** The same for one space. */
export async function mayReadSpace(reader: Reader, person: PersonId, space: SpaceId, now: number): Promise<boolean> {
  const implied = impliedRole(space, person);
  if (implied !== undefined) return mayRead(implied);
  const ids = [spaceDocument(space), membershipDocument(space, person)];
  const found = new Map((await reader.documents(ids)).map((document) => [document.id, document]));
  return rightIn(space, found.get(membershipDocument(space, person)), found.get(spaceDocument(space)), now) !== null;
}

function rightIn(space: SpaceId, membership: Document | undefined, facts: Document | undefined, now: number): Right | null {
  if (!membership || membership.deleted || membership.space !== space || facts?.space !== space) return null;
  const body = MembershipBody.parse(membership.body);
  if (!mayRead(body.role) || (body.until !== null && body.until <= now)) return null;
  const known = factsOf(space, () => (facts.deleted ? null : facts));
  if (!known) return null;
  return { role: body.role, until: body.until, confidential: known.classification === 'confidential' };
}

export const sameRight = (a: Right | undefined, b: Right | undefined): boolean =>
  a?.role === b?.role && a?.until === b?.until && a?.confidential === b?.confidential;
