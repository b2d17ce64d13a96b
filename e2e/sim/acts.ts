import type { Document } from '../../model/kernel/document.ts';
import { COMPANY, groupSpace, personalSpace, type PersonId, type SpaceId, uuidv7 } from '../../model/kernel/ids.ts';
import { Role } from '../../model/kernel/space.ts';
import type { Chance } from './chance.ts';
import type { Device } from './device.ts';

export type Meant = { name: string; space: SpaceId; input: unknown };

/** What a person can see and reach for: nothing here knows more than the screen of the device. */
export class Actor {
  readonly device: Device;
  readonly chance: Chance;
  readonly people: readonly PersonId[];
  readonly now: number;
  readonly #documents: readonly Document[];

  constructor(device: Device, chance: Chance, people: readonly PersonId[], now: number) {
    this.device = device;
    this.chance = chance;
    this.people = people;
    this.now = now;
    this.#documents = [...device.screen.values()].filter((document) => !document.deleted);
  }

  newId(): string {
    return uuidv7(this.now, this.chance.bytes);
  }

  token(): string {
    return `t${this.chance.int(0, 2 ** 31).toString(36)}${this.chance.int(0, 2 ** 31).toString(36)}`;
  }

  /** A group that is on the screen. */
  group(): SpaceId | null {
    const spaces = this.#documents.filter((document) => document.kind === 'space' && document.space.startsWith('group:'));
    return spaces.length > 0 ? this.chance.pick(spaces).space : null;
  }

  place(): SpaceId {
    return (this.chance.maybe(0.85) && this.group()) || COMPANY;
  }

  /** Something on the screen, the latest more often. */
  some(kind: string, space?: SpaceId): Document | null {
    const found = this.#documents.filter((document) => document.kind === kind && (!space || document.space === space));
    if (found.length === 0) return null;
    return this.chance.maybe(0.5) ? this.chance.pick(found.slice(-5)) : this.chance.pick(found);
  }
}

type Act = (actor: Actor) => Meant | null;

const WORDS = ['fika', 'kaffe', 'bulle', 'kardemumma', 'kanel', 'möte', 'tåg', 'semester'];
const words = ({ chance }: Actor) => `${chance.pick(WORDS)} ${chance.pick(WORDS)} ${chance.int(0, 999)}`;

const writeNote: Act = (actor) => {
  const { chance } = actor;
  const space = actor.place();
  const upload = chance.maybe(0.1) ? `upload-${actor.newId()}` : null;
  const under = chance.maybe(0.3) ? (actor.some('sim-note', space)?.id ?? null) : null;
  const calls = chance.maybe(0.3) ? chance.pick(actor.people) : null;
  const note = `note:${actor.newId()}`;
  return { name: 'sim.note', space, input: { token: actor.token(), note, text: words(actor), upload, under, calls } };
};

const append: Act = (actor) => {
  const note = actor.some('sim-note');
  return note && { name: 'sim.append', space: note.space, input: { token: actor.token(), note: note.id, text: words(actor) } };
};

const erase: Act = (actor) => {
  const note = actor.some('sim-note');
  return note && { name: 'sim.erase', space: note.space, input: { note: note.id } };
};

const add: Act = (actor) => {
  const space = actor.place();
  const tally = `tally:${space}:${actor.chance.int(0, 2)}`;
  return { name: 'sim.add', space, input: { token: actor.token(), tally, amount: actor.chance.int(1, 9) } };
};

const make: Act = (actor) => {
  const { chance, people } = actor;
  const members = people.filter(() => chance.maybe(0.6));
  const classification = chance.maybe(0.15) ? 'confidential' : 'internal';
  return { name: 'sim.make', space: groupSpace(actor.newId()), input: { token: actor.token(), classification, members } };
};

const grant: Act = (actor) => {
  const { chance } = actor;
  const space = actor.group();
  if (!space) return null;
  const until = chance.maybe(0.2) ? actor.now + chance.int(1_000, 300_000) : null;
  return { name: 'sim.grant', space, input: { person: chance.pick(actor.people), role: chance.pick(Role.options), until } };
};

const member: Act = (actor) => {
  const space = actor.group();
  return space && { name: 'sim.grant', space, input: { person: actor.chance.pick(actor.people), role: 'member', until: null } };
};

const revoke: Act = (actor) => {
  const space = actor.group();
  return space && { name: 'sim.revoke', space, input: { person: actor.chance.pick(actor.people) } };
};

const classify: Act = (actor) => {
  const space = actor.group();
  return space && { name: 'sim.classify', space, input: { classification: actor.chance.pick(['internal', 'confidential'] as const) } };
};

/** The features that people really use, so that their rules meet the machinery too. */
const post: Act = (actor) => ({ name: 'post.create', space: actor.place(), input: { post: actor.newId(), text: words(actor) } });

const comment: Act = (actor) => {
  const on = actor.some('post');
  return on && { name: 'comment.create', space: on.space, input: { comment: actor.newId(), post: on.id, text: words(actor) } };
};

const editPost: Act = (actor) => {
  const on = actor.some('post');
  return on && { name: 'post.edit', space: on.space, input: { post: on.id, base: versionOf(on), text: words(actor) } };
};

const removePost: Act = (actor) => {
  const on = actor.some('post');
  return on && { name: 'post.remove', space: on.space, input: { post: on.id } };
};

const react: Act = (actor) => {
  const on = actor.some('post') ?? actor.some('message');
  const emoji = actor.chance.pick(['👍', '❤️', '🎉']);
  return on && { name: 'reaction.set', space: on.space, input: { target: on.id, emoji, on: actor.chance.maybe(0.7) } };
};

const message: Act = (actor) => {
  const space = actor.group();
  return space && { name: 'message.send', space, input: { message: actor.newId(), text: words(actor) } };
};

const markRead: Act = (actor) => {
  const space = actor.group();
  return space && { name: 'read.mark', space, input: { reading: { what: 'chat', space }, upTo: actor.now } };
};

const bookmark: Act = (actor) => {
  const on = actor.some('post');
  const space = personalSpace(actor.device.person);
  return on && { name: 'bookmark.set', space, input: { target: on.id, space: on.space, on: actor.chance.maybe(0.8) } };
};

const createGroup: Act = (actor) => {
  const access = actor.chance.pick(['open', 'closed', 'secret'] as const);
  return { name: 'group.create', space: groupSpace(actor.newId()), input: { name: words(actor), access } };
};

const join: Act = (actor) => {
  const listing = actor.some('listing');
  const space = (listing?.body as { space?: SpaceId } | undefined)?.space;
  return space ? { name: actor.chance.pick(['membership.join', 'membership.ask', 'membership.visit']), space, input: {} } : null;
};

const leave: Act = (actor) => {
  const space = actor.group();
  return space && { name: 'membership.leave', space, input: {} };
};

const invite: Act = (actor) => {
  const space = actor.group();
  return space && { name: 'membership.invite', space, input: { person: actor.chance.pick(actor.people) } };
};

const accept: Act = (actor) => {
  const door = actor.some('door');
  const space = (door?.body as { space?: SpaceId } | undefined)?.space;
  return space ? { name: 'membership.accept', space, input: {} } : null;
};

const setStatus: Act = (actor) => ({
  name: 'status.set',
  space: COMPANY,
  input: { status: actor.chance.maybe(0.5) ? null : { emoji: '☕', text: words(actor), until: null } },
});

const versionOf = (document: Document<unknown>): number => (document.body as { version?: number } | null)?.version ?? 1;

const ACTS: readonly (readonly [number, Act])[] = [
  [20, writeNote],
  [12, append],
  [3, erase],
  [12, add],
  [4, make],
  [4, grant],
  [5, member],
  [4, revoke],
  [2, classify],
  [6, post],
  [5, comment],
  [2, editPost],
  [1, removePost],
  [4, react],
  [8, message],
  [2, markRead],
  [2, bookmark],
  [1, createGroup],
  [2, join],
  [1, leave],
  [1, invite],
  [1, accept],
  [1, setStatus],
];
const TOTAL = ACTS.reduce((sum, [weight]) => sum + weight, 0);

/** Something that this person does now; `null` when there is nothing of that sort to do it to. */
export function act(actor: Actor): Meant | null {
  let drawn = actor.chance.next() * TOTAL;
  for (const [weight, one] of ACTS) {
    drawn -= weight;
    if (drawn < 0) return one(actor);
  }
  return null;
}
