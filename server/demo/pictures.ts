import type { Document } from '../../model/kernel/document.ts';
import type { FileBody } from '../../model/files/file.ts';
import type { PersonId, SpaceId } from '../../model/kernel/ids.ts';

/** Where the files of posts and messages come from, as documents ready for a space. */
export interface Pictures {
  /** A picture of a kind (`fika`, `landscape`, …); null when there is none. */
  take(kind: string, space: SpaceId, author: PersonId, at: number): Document<FileBody> | null;
  /** The file that the tour calls by a name. */
  named(name: string, space: SpaceId, author: PersonId, at: number): Document<FileBody> | null;
}
