import type { DocumentId, PersonId, SpaceId } from '../../model/kernel/ids.ts';
import type { Presence, Signal } from '../../model/kernel/protocol.ts';
import { Keyed } from './live/keyed.ts';
import { Value } from './live/value.ts';
import type { Live } from './store.ts';

/** Someone who typed a moment ago still types. Milliseconds. */
const TYPES_FOR = 5_000;
const NOBODY: readonly PersonId[] = [];

/** Who is here and who types, as far as one hears of it: never stored, forgotten when the network goes. */
export class Signals {
  readonly #presence = new Keyed<PersonId, Presence>(Object.is);
  readonly #typing = new Map<string, { people: Map<PersonId, ReturnType<typeof setTimeout>>; value: Value<readonly PersonId[]> }>();
  #here = new Map<PersonId, Presence>();

  presence(person: PersonId): Live<Presence | null> {
    return this.#presence.of(person);
  }

  typing(space: SpaceId, thread: DocumentId | null): Live<readonly PersonId[]> {
    return this.#place(space, thread).value;
  }

  heard(signal: Signal): void {
    if (signal.type === 'presence') this.present({ [signal.person]: signal.presence });
    else this.#types(signal.space, signal.thread, signal.person);
  }

  /** @param people those whose presence has changed */
  present(people: Readonly<Record<PersonId, Presence>>): void {
    this.#here = new Map(this.#here);
    for (const [person, presence] of Object.entries(people)) this.#here.set(person as PersonId, presence);
    this.#presence.replace(this.#here);
  }

  /** The message has come: whoever wrote it types no more. */
  stopped(space: SpaceId, thread: DocumentId | null, person: PersonId): void {
    const place = this.#place(space, thread);
    clearTimeout(place.people.get(person));
    if (place.people.delete(person)) place.value.set(place.people.size === 0 ? NOBODY : [...place.people.keys()]);
  }

  silence(): void {
    this.#here = new Map();
    this.#presence.replace(this.#here);
    for (const place of this.#typing.values()) {
      for (const timer of place.people.values()) clearTimeout(timer);
      place.people.clear();
      place.value.set(NOBODY);
    }
  }

  #types(space: SpaceId, thread: DocumentId | null, person: PersonId): void {
    const place = this.#place(space, thread);
    const was = place.people.get(person);
    clearTimeout(was);
    place.people.set(
      person,
      setTimeout(() => this.stopped(space, thread, person), TYPES_FOR),
    );
    if (was === undefined) place.value.set([...place.people.keys()]);
  }

  #place(space: SpaceId, thread: DocumentId | null) {
    const key = `${space} ${thread ?? ''}`;
    let place = this.#typing.get(key);
    if (!place) {
      place = { people: new Map(), value: new Value(NOBODY) };
      this.#typing.set(key, place);
    }
    return place;
  }
}
