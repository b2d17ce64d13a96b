import { randomUUID } from 'node:crypto';
import type { Command } from '../../model/kernel/command.ts';
import type { Document } from '../../model/kernel/document.ts';
import type { RuleBook } from '../../model/kernel/feature.ts';
import type { CommandId, DocumentId, PersonId } from '../../model/kernel/ids.ts';
import type { PushAnswer } from '../../model/kernel/protocol.ts';
import { type Refusal, refuse } from '../../model/kernel/refusal.ts';
import { MembershipBody, membershipKind, type SpaceBody, spaceKind } from '../../model/kernel/space.ts';
import type { EffectWrite, ServerFeature } from '../feature.ts';
import type { Session, Sessions } from '../http/sessions.ts';
import { faultOf, type Log } from '../log.ts';
import { type Reader, type Store, StoreFull } from '../store/store.ts';
import { mayReadSpace, type Rights, rightsOf } from './access.ts';
import { writeWithAuthority } from './authority.ts';
import { type Acting, type CarriedOut, carryOut, type Rules } from './carry-out.ts';
import { type Batch, type Change, GroupCommit } from './group-commit.ts';
import { JsonText, jsonArray } from './json-text.ts';
import { kindsOf } from './kinds.ts';
import { readableTexts } from './look-up.ts';

/** What became durable together. `rights`: of those connected whose rights it may have moved, as they are after it. */
export type Commit = { changes: readonly Change[]; rights: ReadonlyMap<PersonId, Rights> };

/** Who is told of a commit, before anyone is answered. `watching`: whether the person has a connection to this process. */
export type Listener = { watching(person: PersonId): boolean; committed(commit: Commit): void };

/** The session ended between the knock and the transaction. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn';
}

/** A command of which only the id could be read. */
export type Unreadable = { id: CommandId; unreadable: true };

export type EngineOptions = {
  store: Store;
  book: RuleBook;
  features: readonly ServerFeature[];
  sessions: Pick<Sessions, 'mayAct'>;
  listener: Listener;
  /** Milliseconds since 1970. */
  clock: () => number;
  log: Log;
  /** The most commands in one transaction. */
  most?: number;
};

/** Server-made writes under way: jobs, accounts, administration. */
export type Hand = { read: Reader; now: number; put(writes: readonly EffectWrite[]): Promise<Document[]> };

/** How a command of this push ended, before it is told. */
type Ended = { id: CommandId; refusal: Refusal | null; documents: readonly DocumentId[] };

/** Everything that changes documents goes through here: people's commands and the server's own writes. */
export class Engine {
  readonly #options: EngineOptions;
  readonly #rules: Rules;
  readonly #commits: GroupCommit<ReadonlyMap<PersonId, Rights>>;

  constructor(options: EngineOptions) {
    this.#options = options;
    const kindOf = kindsOf(options.book);
    this.#rules = { book: options.book, features: options.features, kindOf };
    this.#commits = new GroupCommit({
      store: options.store,
      tier: (kind) => kindOf(kind).tier,
      most: options.most ?? 500,
      prepare: (changes, transaction) => this.#movedRights(changes, transaction),
      committed: (changes, rights) => {
        if (changes.length > 0) options.listener.committed({ changes, rights });
      },
    });
  }

  /**
   * Carries out a device's commands in their order and answers when it is durable. One that fails leaves the others alone.
   * Rejects with `NotSignedIn`, or with `StoreFull`: then nothing was done and the device keeps all of them.
   */
  push(session: Session, commands: readonly (Command | Unreadable)[]): Promise<JsonText<PushAnswer>> {
    const { person } = session;
    const work = async (batch: Batch): Promise<Ended[]> => {
      if (!(await this.#options.sessions.mayAct(session))) throw new NotSignedIn('the session has ended');
      const ended: Ended[] = [];
      for (const command of commands) {
        if ('unreadable' in command)
          ended.push({ id: command.id, refusal: refuse('invalid', 'the command cannot be read'), documents: [] });
        else ended.push(await this.#carryOut(batch, person, command));
      }
      return ended;
    };
    return this.#commits.run(commands.length, work, async (ended, transaction) => {
      const now = this.#options.clock();
      const outcomes: string[] = [];
      for (const { id, refusal, documents } of ended) {
        const texts = jsonArray(await readableTexts(transaction, person, documents, now));
        outcomes.push(
          refusal
            ? `{"id":"${id}","status":"rejected","refusal":${JSON.stringify(refusal)},"documents":${texts}}`
            : `{"id":"${id}","status":"done","documents":${texts}}`,
        );
      }
      return new JsonText<PushAnswer>(`{"outcomes":${jsonArray(outcomes)}}`);
    });
  }

  /** One transaction of the server's own, told to everyone like any other. */
  write<T>(work: (hand: Hand) => Promise<T>): Promise<T> {
    return this.#commits.run(1, (batch) => {
      const now = this.#options.clock();
      return work({
        read: batch.transaction,
        now,
        put: (writes) => writeWithAuthority(batch, writes, this.#rules.kindOf, now),
      });
    });
  }

  /** Resolves when nothing is under way. */
  idle(): Promise<void> {
    return this.#commits.idle();
  }

  async #carryOut(batch: Batch, person: PersonId, command: Command): Promise<Ended> {
    const { id } = command;
    const now = this.#options.clock();
    const known = await batch.transaction.outcome(id);
    if (known && known.person !== person) return { id, refusal: refuse('conflict', 'the id of the command is taken'), documents: [] };
    if (known) return { id, refusal: known.refusal, documents: known.documents };
    try {
      return await batch.savepoint(async () => {
        const done = await carryOut(this.#rules, batch, this.#acting(batch, person, now), command, now);
        const refusal = done.status === 'rejected' ? done.refusal : null;
        if (done.status === 'done' || done.remember) {
          await batch.transaction.recordOutcome(id, { person, status: done.status, refusal, documents: remembered(done) });
        }
        return { id, refusal, documents: done.documents };
      });
    } catch (error) {
      if (error instanceof StoreFull) throw error;
      const noted = randomUUID();
      this.#options.log.error({ id: noted, command: command.name, fault: faultOf(error) }, 'a command failed');
      return { id, refusal: refuse('failed', `something unexpected, noted as ${noted}`), documents: [] };
    }
  }

  #acting(batch: Batch, person: PersonId, now: number): Acting {
    return { person, mayRead: (space) => mayReadSpace(batch.transaction, person, space, now) };
  }

  /** Whose rights may have moved: the persons of written memberships, and everyone in a space that came, went or changed its class. */
  async #movedRights(changes: readonly Change[], reader: Reader): Promise<ReadonlyMap<PersonId, Rights>> {
    const persons = new Set<PersonId>();
    for (const { document, before } of changes) {
      if (document.kind === membershipKind.name && document.parent !== null) persons.add(document.parent as PersonId);
      if (document.kind === spaceKind.name && movesRights(before, document)) {
        for (const membership of await reader.membersOf(document.space))
          persons.add(MembershipBody.parse(membership.body).person as PersonId);
      }
    }
    const rights = new Map<PersonId, Rights>();
    const now = this.#options.clock();
    for (const person of persons) {
      if (this.#options.listener.watching(person)) rights.set(person, await rightsOf(reader, person, now));
    }
    return rights;
  }
}

const remembered = (done: CarriedOut): DocumentId[] => [...new Set(done.documents)];

const movesRights = (before: Document | null, after: Document): boolean =>
  !before || before.deleted !== after.deleted || classOf(before) !== classOf(after);

const classOf = (space: Document): string | null => (space.body as SpaceBody | null)?.classification ?? null;
