import { type Cursor, join } from '../../model/kernel/cursor.ts';
import type { Document } from '../../model/kernel/document.ts';
import type { DocumentId, SpaceId } from '../../model/kernel/ids.ts';
import type { Cursors, PullAnswer } from '../../model/kernel/protocol.ts';

/** The least that a device may do with what it is sent: for checking the server's side of the bargain. */
export class TinyReplica {
  readonly documents = new Map<DocumentId, Document>();
  readonly cursors = new Map<SpaceId, Cursor>();

  apply(answer: PullAnswer): void {
    for (const space of [...answer.lost, ...answer.reset]) {
      for (const document of [...this.documents.values()]) if (document.space === space) this.documents.delete(document.id);
      this.cursors.delete(space);
    }
    for (const [space, cursor] of Object.entries(answer.cursors)) {
      this.cursors.set(space as SpaceId, join(this.cursors.get(space as SpaceId), cursor));
    }
    for (const document of answer.documents) {
      if ((this.documents.get(document.id)?.seq ?? 0) < document.seq) this.documents.set(document.id, document);
    }
  }

  asked(): Cursors {
    return Object.fromEntries(this.cursors) as Cursors;
  }

  /** Live documents as `id@seq`, sorted. */
  live(): string[] {
    const live = [...this.documents.values()].filter((document) => !document.deleted);
    return live.map(({ id, seq }) => `${id}@${seq}`).sort();
  }
}
