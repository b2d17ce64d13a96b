import type { Command } from '../../model/kernel/command.ts';
import type { Document } from '../../model/kernel/document.ts';
import type { RuleBook } from '../../model/kernel/feature.ts';
import type { DocumentId, PersonId, SpaceId } from '../../model/kernel/ids.ts';
import { perform, prepare, readsOf } from '../../model/kernel/perform.ts';
import { type Refusal, refuse } from '../../model/kernel/refusal.ts';
import type { Happening, ServerFeature } from '../feature.ts';
import { writeWithAuthority } from './authority.ts';
import type { Batch } from './group-commit.ts';
import type { KindOf } from './kinds.ts';

export type CarriedOut =
  | { status: 'done'; documents: DocumentId[] }
  /** `documents`: what the rule looked at and would have written. `remember`: whether a retry must get the same answer. */
  | { status: 'rejected'; refusal: Refusal; documents: DocumentId[]; remember: boolean };

export type Rules = {
  book: RuleBook;
  features: readonly ServerFeature[];
  kindOf: KindOf;
};

/** Who acts, and which spaces they may read in this transaction. */
export type Acting = { person: PersonId; mayRead(space: SpaceId): Promise<boolean> };

/** One new command inside the transaction: rule, server's checks, documents, effects. Throws only on the unexpected. */
export async function carryOut(rules: Rules, batch: Batch, acting: Acting, command: Command, now: number): Promise<CarriedOut> {
  const { transaction } = batch;
  const { person } = acting;
  const reject = (refusal: Refusal, documents: DocumentId[], remember = true): CarriedOut => ({
    status: 'rejected',
    refusal,
    documents,
    remember,
  });
  const prepared = prepare(rules.book, command);
  if ('code' in prepared) return reject(prepared, [], false);

  const reads = readsOf(prepared, person, command.space);
  const state = new Map<DocumentId, Document>();
  for (const document of await transaction.documents(reads)) {
    // A rule sees what its person may see, and all of the space it acts in: an id from elsewhere tells nothing.
    if (document.space === command.space || (await acting.mayRead(document.space))) state.set(document.id, document);
  }
  const performed = perform(prepared, command, person, state, now);
  if (!performed.ok) return reject(performed.refusal, reads);

  const written: Document[] = [];
  for (const document of performed.documents) {
    const body = document.deleted ? null : rules.kindOf(document.kind).body.safeParse(document.body);
    if (body && !body.success) return reject(refuse('invalid', `the ${document.kind} would not fit its schema`), reads);
    written.push(body ? { ...document, body: body.data } : document);
  }
  const ids = written.map((document) => document.id);
  // The kernel's guards know the documents that the rule read. An id the rule did not read must not be taken by anyone yet.
  for (const taken of await transaction.documents(ids.filter((id) => !state.has(id)))) {
    return reject(refuse('conflict', 'the id is taken'), [...reads, taken.id]);
  }

  const happening: Happening = { command, input: prepared.input, person, written, before: state, read: transaction, now };
  for (const feature of rules.features) {
    const refusal = await feature.check?.(happening);
    if (refusal) return reject(refusal, [...reads, ...ids]);
  }
  const stored = await batch.put(written, state);
  const happened: Happening = { ...happening, written: stored.map(({ document }) => document) };
  for (const feature of rules.features) {
    const effects = await feature.effects?.(happened);
    if (effects?.length) await writeWithAuthority(batch, effects, rules.kindOf, now);
  }
  return { status: 'done', documents: ids };
}
