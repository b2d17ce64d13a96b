import { COMPANY, type PersonId, type SpaceId } from '../../model/kernel/ids.ts';
import type { Presence } from '../../model/kernel/protocol.ts';
import { spaceTypeOf } from '../../model/kernel/space.ts';
import { presenceFrame } from './frames.ts';
import type { Peer } from './peer.ts';

export type PresenceSources = { peersIn(space: SpaceId): Iterable<Peer>; peersOf(person: PersonId): Iterable<Peer> };

type People = Partial<Record<PersonId, Presence>>;

/**
 * Who is here, told to those who share a space. Changes are gathered and told per space in one frame: the company's to
 * everyone in it, so a group's frame only has to carry those who are not in the company (guests), or go to them.
 */
export class PresenceBoard {
  readonly #sources: PresenceSources;
  /** What was last told of a person, and the spaces it was told in. */
  readonly #told = new Map<PersonId, { presence: Presence; spaces: Set<SpaceId> }>();
  /** Those of them who are not in the company. */
  readonly #guests = new Set<PersonId>();
  readonly #dirty = new Set<PersonId>();
  /** Everyone of the company who is here, encoded once for all who arrive before it changes. */
  #company: Buffer | null = null;

  constructor(sources: PresenceSources) {
    this.#sources = sources;
  }

  changed(person: PersonId): void {
    this.#dirty.add(person);
  }

  leaving(peer: Peer): void {
    if (peer.listening) this.changed(peer.session.person);
  }

  /** The newcomer learns at once who is here; the others with the next flush. */
  arrived(peer: Peer): void {
    this.changed(peer.session.person);
    const colleague = peer.spaces.has(COMPANY);
    if (colleague && this.#told.size > this.#guests.size) {
      this.#company ??= frameOf(this.#toldOf(this.#told.keys(), (spaces) => spaces.has(COMPANY)));
      peer.line.live(this.#company);
    }
    const shared = [...peer.spaces.keys()].filter((space) => space !== COMPANY);
    const others = this.#toldOf(colleague ? this.#guests : this.#told.keys(), (spaces) => shared.some((space) => spaces.has(space)));
    if (Object.keys(others).length > 0) peer.line.live(frameOf(others));
  }

  #toldOf(persons: Iterable<PersonId>, wanted: (spaces: ReadonlySet<SpaceId>) => boolean): People {
    const people: People = {};
    for (const person of persons) {
      const told = this.#told.get(person);
      if (told && wanted(told.spaces)) people[person] = told.presence;
    }
    return people;
  }

  #remember(person: PersonId, presence: Presence, spaces: Set<SpaceId>): void {
    this.#company = null;
    this.#guests.delete(person);
    if (presence === 'offline') {
      this.#told.delete(person);
      return;
    }
    this.#told.set(person, { presence, spaces });
    if (!spaces.has(COMPANY)) this.#guests.add(person);
  }

  flush(): void {
    const perSpace = new Map<SpaceId, { all: People; guests: People }>();
    for (const person of this.#dirty) {
      const spaces = new Set<SpaceId>();
      let presence: Presence = 'offline';
      for (const peer of this.#sources.peersOf(person)) {
        if (!peer.listening) continue;
        presence = stronger(presence, peer.presence);
        for (const space of peer.spaces.keys()) if (spaceTypeOf(space) !== 'personal') spaces.add(space);
      }
      const told = this.#told.get(person);
      this.#remember(person, presence, spaces);
      const fresh = [...spaces].some((space) => !told?.spaces.has(space));
      if ((told?.presence ?? 'offline') === presence && !fresh) continue;
      const everywhere = new Set([...spaces, ...(told?.spaces ?? [])]);
      for (const space of everywhere) {
        const people = perSpace.get(space) ?? { all: {}, guests: {} };
        perSpace.set(space, people);
        people.all[person] = presence;
        if (!everywhere.has(COMPANY)) people.guests[person] = presence;
      }
    }
    this.#dirty.clear();
    for (const [space, { all, guests }] of perSpace) this.#tell(space, all, guests);
  }

  #tell(space: SpaceId, all: People, guests: People): void {
    const wholeFrame = frameOf(all);
    const guestFrame = Object.keys(guests).length > 0 ? frameOf(guests) : null;
    for (const peer of this.#sources.peersIn(space)) {
      const frame = space === COMPANY || !peer.spaces.has(COMPANY) ? wholeFrame : guestFrame;
      if (frame) peer.line.live(frame);
    }
  }
}

const STRENGTH: Record<Presence, number> = { offline: 0, away: 1, online: 2, busy: 3 };
/** Somebody with two devices is as present as on the more present one; that they do not want to be disturbed counts most. */
const stronger = (a: Presence, b: Presence): Presence => (STRENGTH[b] > STRENGTH[a] ? b : a);

const frameOf = (people: People): Buffer => presenceFrame(people as Record<PersonId, Presence>);
