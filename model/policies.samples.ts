import { messageKind } from './chat/message.ts';
import { commentKind } from './feed/comment.ts';
import { postKind } from './feed/post.ts';
import { fileKind } from './files/file.ts';
import {
  COMPANY,
  conversationSpace,
  directSpace,
  type DocumentId,
  groupSpace,
  type PersonId,
  personalSpace,
  type SpaceId,
} from './kernel/ids.ts';
import { id, person, uuid, World } from './testing/world.ts';

/** The stage on which `policies.test.ts` plays every command: one person in one role, someone else, and what both have made. */

export const ROLES = [
  'owner',
  'moderator',
  'member',
  'guest',
  'visitor',
  'invited',
  'asked',
  'outsider',
  'stranger',
  'admin',
  'removed',
] as const;
export type TableRole = (typeof ROLES)[number];

const inside = ['owner', 'moderator', 'member', 'guest'] as const;
const inTalk = ['member', 'guest', 'outsider', 'stranger', 'admin', 'removed'] as const;

/** The spaces of the table and the roles that a person can have there at all. */
export const SPACES: Record<string, readonly TableRole[]> = {
  company: [...inside, 'removed'],
  open: ROLES,
  closed: ROLES,
  secret: ROLES,
  archived: ROLES,
  confidential: ROLES,
  conversation: inTalk,
  direct: inTalk,
  own: ROLES,
  "another's": ROLES,
  'new-group': ROLES,
  'new-conversation': ROLES,
  'new-direct': ROLES,
};

export const me = person('Elin');
const other = person('Oskar');
const newcomer = person('Amira');

const FACTS: Record<string, Parameters<World['space']>[1]> = {
  open: { access: 'open' },
  closed: { access: 'closed' },
  secret: { access: 'secret' },
  archived: { access: 'open', archived: true },
  confidential: { access: 'closed', classification: 'confidential' },
};

const SPACE_IDS: Record<string, SpaceId> = {
  company: COMPANY,
  conversation: conversationSpace(uuid(2)),
  direct: directSpace(me, other),
  own: personalSpace(me),
  "another's": personalSpace(other),
  'new-group': groupSpace(uuid(3)),
  'new-conversation': conversationSpace(uuid(4)),
  'new-direct': directSpace(me, newcomer),
};

export type Whose = 'own' | "others'";
export type Stage = { world: World; space: SpaceId; target: (kind: string) => DocumentId; about: PersonId };

/** Sets the stage: `me` has the role in the space, and what is acted upon is mine or the other's. */
export function stage(spaceName: string, role: TableRole, whose: Whose): Stage {
  const world = new World();
  const space = SPACE_IDS[spaceName] ?? groupSpace(uuid(1));
  const author = whose === 'own' ? me : other;
  world.person('Elin', companyRole(spaceName, role));
  world.person('Oskar');
  world.person('Amira');
  if (FACTS[spaceName] || ['conversation', 'direct'].includes(spaceName)) {
    world.space(space, FACTS[spaceName] ?? { access: 'secret' });
    world.membership(space, other, 'member');
    if (role !== 'outsider' && role !== 'stranger' && role !== 'admin' && role !== 'removed') world.membership(space, me, role);
    if (role === 'removed') world.membership(space, me, 'member');
  }
  if (role === 'removed') removeFrom(world, space);
  const poll = { options: ['Ja', 'Nej'] };
  world.put({ id: id(10), space, kind: postKind.name, author, body: postKind.body.parse({ text: 'Nytt', poll }) });
  world.put({ id: id(11), space, kind: commentKind.name, author, parent: id(10), body: commentKind.body.parse({ text: 'Bra' }) });
  world.put({ id: id(12), space, kind: messageKind.name, author, parent: space, body: messageKind.body.parse({ text: 'Hej' }) });
  world.put({ id: id(13), space, kind: fileKind.name, author, body: fileKind.body.parse({ name: 'a.pdf', size: 1 }) });
  const targets: Record<string, DocumentId> = { post: id(10), comment: id(11), message: id(12), file: id(13) };
  return { world, space, target: (kind) => targets[kind]!, about: author };
}

function companyRole(spaceName: string, role: TableRole) {
  if (role === 'guest' || role === 'stranger') return null;
  if (spaceName === 'company') return role === 'owner' || role === 'moderator' ? role : 'member';
  return role === 'admin' ? 'owner' : 'member';
}

function removeFrom(world: World, space: SpaceId): void {
  const held = [...world.documents.values()].find((document) => document.id === `membership:${space}:${me}`);
  if (held) world.put({ ...held, deleted: true, body: null });
}

/** One sensible input for each command of the table. */
export const SAMPLES: Record<string, (stage: Stage) => unknown> = {
  'person.edit': ({ about }) => ({ person: about, fields: { title: 'Inköpare' } }),
  'status.set': () => ({ status: { emoji: '🌴', text: 'Semester', until: null } }),
  'group.create': () => ({ name: 'Vättra' }),
  'group.edit': () => ({ name: 'Vättra – leverans' }),
  'group.archive': () => ({}),
  'group.restore': () => ({}),
  'classification.set': () => ({ classification: 'confidential' }),
  'membership.join': () => ({}),
  'membership.ask': () => ({}),
  'membership.visit': () => ({}),
  'membership.accept': () => ({}),
  'membership.decline': () => ({}),
  'membership.leave': () => ({}),
  'membership.invite': ({ about }) => ({ person: about === me ? me : newcomer }),
  'membership.approve': ({ about }) => ({ person: about }),
  'membership.remove': ({ about }) => ({ person: about }),
  'membership.role': ({ about }) => ({ person: about, role: 'moderator' }),
  'conversation.open': ({ space }) => ({ people: [space === SPACE_IDS.direct ? other : newcomer] }),
  'conversation.rename': () => ({ name: 'Lunch' }),
  'conversation.add': () => ({ people: [newcomer] }),
  'conversation.leave': () => ({}),
  'post.create': () => ({ post: uuid(20), text: 'Hej' }),
  'post.edit': ({ target }) => ({ post: target('post'), base: 1, text: 'Hej igen' }),
  'post.remove': ({ target }) => ({ post: target('post') }),
  'post.pin': ({ target }) => ({ post: target('post'), on: true }),
  'post.lock': ({ target }) => ({ post: target('post'), on: true }),
  'poll.vote': ({ target }) => ({ post: target('post'), options: [1] }),
  'comment.create': ({ target }) => ({ comment: uuid(21), post: target('post'), text: 'Ja' }),
  'comment.edit': ({ target }) => ({ comment: target('comment'), post: target('post'), base: 1, text: 'Jo' }),
  'comment.remove': ({ target }) => ({ comment: target('comment') }),
  'message.send': () => ({ message: uuid(22), text: 'Hej' }),
  'message.edit': ({ target }) => ({ message: target('message'), base: 1, text: 'Hej då' }),
  'message.remove': ({ target }) => ({ message: target('message') }),
  'file.add': () => ({ upload: uuid(23), name: 'plan.pdf', size: 10, type: 'application/pdf' }),
  'file.remove': ({ target }) => ({ file: target('file') }),
  'reaction.set': ({ target }) => ({ target: target('message'), emoji: '👍', on: true }),
  'bookmark.set': ({ target }) => ({ target: target('post'), space: COMPANY, on: true }),
  'read.mark chat': ({ space }) => ({ reading: { what: 'chat', space }, upTo: 5 }),
  'read.mark thread': ({ space, target }) => ({ reading: { what: 'thread', space, root: target('message') }, upTo: 5 }),
  'read.mark feed': ({ space }) => ({ reading: { what: 'feed', space }, upTo: 5 }),
  'notification.seen': () => ({ ids: ['notification:x'] }),
  'notification.seenAll': () => ({ upTo: 5 }),
  'settings.set': () => ({ theme: 'dark' }),
  'pin.set': () => ({ place: '/groups/1', on: true }),
  'mute.set': () => ({ space: COMPANY, on: true }),
};
