import type { DeviceId, PersonId, SpaceId } from '../../model/kernel/ids.ts';
import { CLOSED, type Signal } from '../../model/kernel/protocol.ts';
import type { Session, SessionEnd } from '../http/sessions.ts';
import { faultOf, type Log } from '../log.ts';
import { type Rights, sameRight } from './access.ts';
import type { Commit, Listener } from './engine.ts';
import { accessFrame, advanceFrames, revokedFrame, signalFrame } from './frames.ts';
import { type Line, Peer, SIGNALS_PER_BEAT } from './peer.ts';
import { PresenceBoard } from './presence.ts';

export type HubOptions = { clock: () => number; log: Log };

/** Who is on the line in this process, and what each is told at once. Everything here happens between two turns of the loop. */
export class Hub implements Listener {
  readonly #options: HubOptions;
  readonly #bySpace = new Map<SpaceId, Set<Peer>>();
  readonly #byPerson = new Map<PersonId, Set<Peer>>();
  readonly #presence: PresenceBoard;

  constructor(options: HubOptions) {
    this.#options = options;
    this.#presence = new PresenceBoard({
      peersIn: (space) => this.#bySpace.get(space) ?? [],
      peersOf: (person) => this.#byPerson.get(person) ?? [],
    });
  }

  /** All devices on the line. */
  *peers(): Iterable<Peer> {
    for (const peers of this.#byPerson.values()) yield* peers;
  }

  connect(session: Session, line: Line): Peer {
    const peer = new Peer(session, line);
    add(this.#byPerson, session.person, peer);
    return peer;
  }

  disconnect(peer: Peer): void {
    this.#presence.leaving(peer);
    for (const space of peer.spaces.keys()) remove(this.#bySpace, space, peer);
    peer.spaces = new Map();
    peer.listening = false;
    remove(this.#byPerson, peer.session.person, peer);
  }

  watching(person: PersonId): boolean {
    return this.#byPerson.has(person);
  }

  /** From now on the peer gets the advances of exactly these spaces. */
  listen(peer: Peer, rights: Rights): void {
    this.#follow(peer, rights);
    peer.listening = true;
    this.#presence.arrived(peer);
  }

  committed(commit: Commit): void {
    try {
      // First who may read what, then what there is to read: nobody gets the commit that shut them out.
      for (const [person, rights] of commit.rights) this.#moved(person, rights);
      for (const { space, frame } of advanceFrames(commit.changes)) this.#tell(space, frame);
    } catch (error) {
      this.#options.log.error({ fault: faultOf(error) }, 'a commit was not told to all; they will pull');
    }
  }

  signal(from: Peer, signal: Signal): void {
    if (from.signals-- <= 0) return;
    if (signal.type === 'presence') {
      from.presence = signal.presence;
      this.#presence.changed(from.session.person);
      return;
    }
    if (!from.spaces.has(signal.space)) return;
    const frame = signalFrame({ ...signal, person: from.session.person });
    for (const peer of this.#bySpace.get(signal.space) ?? []) if (peer.session.person !== from.session.person) peer.line.live(frame);
  }

  /** Ends the connections of a session that is over. */
  end(end: SessionEnd): void {
    for (const peer of this.#peersOf(end)) {
      if (end.wipe) peer.line.live(revokedFrame);
      peer.line.end(end.wipe ? CLOSED.revoked : CLOSED.signedOut, end.wipe ? 'revoked' : 'signed out');
      this.disconnect(peer);
    }
  }

  /** Every 25 seconds: memberships whose last day has come, allowances renewed. */
  beat(): void {
    const now = this.#options.clock();
    for (const peer of this.peers()) {
      peer.signals = SIGNALS_PER_BEAT;
      const expired = [...peer.spaces].filter(([, right]) => right.until !== null && right.until <= now);
      for (const [space] of expired) this.#expire(peer, space);
    }
  }

  /** Sends out who came and went; called every two seconds so that a morning's arrivals share their frames. */
  tellPresence(): void {
    this.#presence.flush();
  }

  #tell(space: SpaceId, frame: Buffer): void {
    const now = this.#options.clock();
    for (const peer of this.#bySpace.get(space) ?? []) {
      const until = peer.spaces.get(space)?.until;
      if (until && until <= now) this.#expire(peer, space);
      else peer.line.live(frame);
    }
  }

  #expire(peer: Peer, space: SpaceId): void {
    peer.spaces.delete(space);
    peer.accessVersion++;
    remove(this.#bySpace, space, peer);
    peer.line.live(accessFrame);
  }

  #moved(person: PersonId, rights: Rights): void {
    for (const peer of this.#byPerson.get(person) ?? []) {
      peer.accessVersion++;
      if (!peer.listening) continue;
      if (!this.#follow(peer, rights)) continue;
      peer.line.live(accessFrame);
      this.#presence.changed(person);
    }
  }

  /** @returns whether anything is different now */
  #follow(peer: Peer, rights: Rights): boolean {
    let moved = false;
    for (const space of peer.spaces.keys()) {
      if (rights.has(space)) continue;
      remove(this.#bySpace, space, peer);
      moved = true;
    }
    for (const [space, right] of rights) {
      const held = peer.spaces.get(space);
      if (!held) add(this.#bySpace, space, peer);
      if (!sameRight(held, right)) moved = true;
    }
    peer.spaces = new Map(rights);
    return moved;
  }

  #peersOf(end: SessionEnd): Peer[] {
    if ('person' in end) return [...(this.#byPerson.get(end.person) ?? [])];
    const all = [...this.peers()];
    if ('device' in end) return all.filter((peer) => peer.session.device === (end.device satisfies DeviceId));
    return all.filter((peer) => peer.session.id === end.session);
  }
}

function add<Key>(map: Map<Key, Set<Peer>>, key: Key, peer: Peer): void {
  const held = map.get(key);
  if (held) held.add(peer);
  else map.set(key, new Set([peer]));
}

function remove<Key>(map: Map<Key, Set<Peer>>, key: Key, peer: Peer): void {
  const held = map.get(key);
  held?.delete(peer);
  if (held?.size === 0) map.delete(key);
}
