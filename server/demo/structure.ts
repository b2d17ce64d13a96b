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
import { type MembershipBody, membershipKind, type Role, type SpaceBody, spaceKind } from '../../model/kernel/space.ts';
import { type PersonBody, personKind } from '../../model/people/person.ts';
import { type DoorBody, doorDocument, doorKind, type ListingBody, listingDocument, listingKind } from '../../model/spaces/listing.ts';
import { documentOf } from './documents.ts';
import { archivedAt, type Group } from './groups.ts';
import { ADMINISTRATOR, type Person } from './people.ts';
import type { Conversation } from './places.ts';

/** The company's skeleton: who there is, which places there are, and who is in them. */

const plain = { description: '', access: 'closed', classification: 'internal', archived: false, mark: '' } as const;

export function companyDocument(at: number): Document {
  const body: SpaceBody = { ...plain, type: 'company', name: 'Nordanvik', mark: 'N' };
  return documentOf({ id: spaceDocument(COMPANY), space: COMPANY, kind: spaceKind.name, author: null, at, body });
}

/** @param begin when the log began: those who were there before then come in with it */
export function personDocuments(person: Person, begin: number, status: PersonBody['status'], statusAt: number): Document[] {
  const at = Math.max(begin, person.startedAt);
  const body: PersonBody = {
    name: person.name,
    given: person.given,
    family: person.family,
    title: person.title,
    unit: person.unit,
    place: person.place,
    phones: person.phones,
    mail: person.mail,
    languages: person.languages,
    skills: person.skills,
    manager: person.manager,
    photo: null,
    about: person.about,
    startedAt: person.startedAt,
    guest: false,
    status,
    deactivated: false,
    locked: [],
  };
  const card = documentOf({
    id: personDocument(person.id),
    space: COMPANY,
    kind: personKind.name,
    author: null,
    at,
    changedAt: status ? Math.max(at, statusAt) : at,
    body,
  });
  const role = person.name === ADMINISTRATOR ? 'owner' : ['ceo', 'hr', 'comms'].includes(person.work) ? 'moderator' : 'member';
  return [card, membership(COMPANY, person, role, at, null)];
}

function membership(space: SpaceId, person: Person, role: Role, since: number, author: PersonId | null): Document {
  const body: MembershipBody = { person: person.id, role, name: person.name, since, until: null };
  const id = membershipDocument(space, person.id);
  return documentOf({ id, space, kind: membershipKind.name, parent: person.id, author, at: since, body });
}

export function groupDocuments(group: Group, now: number): Document[] {
  const { space, name, description, access, classification, archived, mark, createdAt, members } = group;
  const owner = members[0]!.person.id;
  const facts: SpaceBody = { type: 'group', name, description, access, classification, archived, mark };
  const settled = archived ? archivedAt(now) : createdAt;
  const place = { id: spaceDocument(space), space, kind: spaceKind.name, author: owner, at: createdAt, changedAt: settled };
  const documents = [documentOf({ ...place, body: facts })];
  for (const { person, role, since } of members) documents.push(membership(space, person, role, since, person.id));
  if (access === 'secret') return documents;
  const listing: ListingBody = { space, name, description, access, classification, archived, mark, members: members.length };
  const changedAt = Math.max(settled, ...members.map((member) => member.since));
  const id = listingDocument(space);
  return [...documents, documentOf({ id, space: COMPANY, kind: listingKind.name, author: null, at: createdAt, changedAt, body: listing })];
}

/** Someone who has asked to be let in, and waits. */
export function requestDocuments(group: Group, person: Person, at: number): { request: Document; documents: Document[] } {
  const request = membership(group.space, person, 'asked', at, person.id);
  const { space, name, mark, access, classification } = group;
  const door: DoorBody = { space, role: 'asked', name, mark, access, classification, by: null, since: at };
  const given = { id: doorDocument(space, person.id), space: personalSpace(person.id), kind: doorKind.name, author: null, at, body: door };
  return { request, documents: [request, documentOf(given)] };
}

/** A conversation of its own; the chat of a group is there with the group. */
export function conversationDocuments({ space, name, mark, people, createdAt, group }: Conversation): Document[] {
  if (group) return [];
  const type = name ? 'conversation' : 'direct';
  const body: SpaceBody = { ...plain, type, name, access: 'secret', mark };
  const opener = people[0]!.id;
  const facts = documentOf({ id: spaceDocument(space), space, kind: spaceKind.name, author: opener, at: createdAt, body });
  return [facts, ...people.map((person) => membership(space, person, 'member', createdAt, opener))];
}
