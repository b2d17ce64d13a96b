import type { Command } from '../../model/kernel/command.ts';
import type { Document } from '../../model/kernel/document.ts';
import {
  type CommandId,
  type DocumentId,
  membershipDocument,
  type PersonId,
  personalSpace,
  type SpaceId,
  spaceDocument,
} from '../../model/kernel/ids.ts';
import { MembershipBody, mayRead, SpaceBody } from '../../model/kernel/space.ts';
import type { StoredOutcome } from '../../server/store/store.ts';

export type Committed = { documents: readonly Document[]; outcomes: readonly (readonly [CommandId, StoredOutcome])[] };

/**
 * What the server has committed, kept apart from the server: written down as each transaction becomes durable. The
 * auditor asks here, never the code under test, who may read what and what is there.
 */
export class Truth {
  documents = new Map<DocumentId, Document>();
  heads = new Map<SpaceId, number>();
  outcomes = new Map<CommandId, StoredOutcome>();
  /** Commands as they were sent, by id. */
  readonly sent = new Map<CommandId, Command>();
  /** In which order commands took effect: their ids. */
  order: CommandId[] = [];

  commit({ documents, outcomes }: Committed): void {
    for (const document of documents) {
      this.documents.set(document.id, document);
      this.heads.set(document.space, Math.max(this.heads.get(document.space) ?? 0, document.seq));
    }
    for (const [id, outcome] of outcomes) {
      this.outcomes.set(id, outcome);
      this.order.push(id);
    }
  }

  /** For a backup: what is true at this moment. */
  copy(): Pick<Truth, 'documents' | 'heads' | 'outcomes' | 'order'> {
    return { documents: new Map(this.documents), heads: new Map(this.heads), outcomes: new Map(this.outcomes), order: [...this.order] };
  }

  restore(copy: ReturnType<Truth['copy']>): void {
    this.documents = new Map(copy.documents);
    this.heads = new Map(copy.heads);
    this.outcomes = new Map(copy.outcomes);
    this.order = [...copy.order];
  }

  /** Whether a person may read a space, from the membership and the facts alone. */
  mayRead(person: PersonId, space: SpaceId, now: number): boolean {
    if (space.startsWith('personal:')) return space === personalSpace(person);
    const membership = this.documents.get(membershipDocument(space, person));
    if (!membership || membership.deleted || !this.#facts(space)) return false;
    const body = MembershipBody.parse(membership.body);
    return mayRead(body.role) && (body.until === null || body.until > now);
  }

  isConfidential(space: SpaceId): boolean {
    return this.#facts(space)?.classification === 'confidential';
  }

  #facts(space: SpaceId): SpaceBody | null {
    const document = this.documents.get(spaceDocument(space));
    return document && !document.deleted ? SpaceBody.parse(document.body) : null;
  }
}
