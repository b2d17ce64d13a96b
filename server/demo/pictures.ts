import sharp from 'sharp';
import { type FileBody, fileKind } from '../../model/files/file.ts';
import type { Document } from '../../model/kernel/document.ts';
import type { DocumentId, PersonId, SpaceId } from '../../model/kernel/ids.ts';
import type { Files } from '../files/files.ts';
import { attachments } from './attachments.ts';
import { documentOf, newId } from './documents.ts';
import { DRAWINGS } from './drawings.ts';
import { type Random, seededRandom } from './random.ts';

/** Where the files of posts and messages come from, as documents ready for a space. */
export interface Pictures {
  /** A picture of a kind (`fika`, `landscape`, …); null when there is none. */
  take(kind: string, space: SpaceId, author: PersonId, at: number): Document<FileBody> | null;
  /** The file that the tour calls by a name. */
  named(name: string, space: SpaceId, author: PersonId, at: number): Document<FileBody> | null;
}

type Stored = { id: DocumentId; body: FileBody; used: boolean };

const NAMES: Readonly<Record<string, string>> = {
  hills: 'omslag',
  landscape: 'utsikt',
  fika: 'fika',
  board: 'tavlan',
  sketch: 'skiss',
  chart: 'kurvan',
  map: 'karta',
  crowd: 'mässan',
  plant: 'fikus',
  dog: 'hund',
};

/** Draws the pictures and lays them, with the tour's attachments, among the server's files. @param owner whose uploads they count as */
export async function drawPictures(files: Pick<Files, 'take'>, owner: PersonId, seed: string, now: number): Promise<Pictures> {
  const random = seededRandom(`${seed}/pictures`);
  const byKind = new Map<string, Stored[]>();
  const store = async (name: string, type: string, content: Buffer): Promise<Stored> => {
    const taken = await files.take(owner, { id: newId(now, random), name, type, content });
    if (!taken) throw new Error(`the picture ${name} was not taken`);
    return { ...taken, used: false };
  };
  for (const { kind, count, draw } of DRAWINGS) {
    const drawings = Array.from({ length: count }, () => draw(random));
    const contents = await Promise.all(drawings.map((drawing) => sharp(Buffer.from(drawing)).jpeg({ quality: 80 }).toBuffer()));
    const stored: Stored[] = [];
    for (const [index, content] of contents.entries()) stored.push(await store(`${NAMES[kind]}-${index + 1}.jpg`, 'image/jpeg', content));
    byKind.set(kind, stored);
  }
  const named: Stored[] = [];
  for (const { name, type, content } of attachments(random)) named.push(await store(name, type, content));
  return {
    take: (kind, space, author, at) => {
      const stored = byKind.get(kind);
      return stored?.length ? fileDocument(next(stored, random), space, author, at, random) : null;
    },
    named: (name, space, author, at) => {
      const stored = named.find((candidate) => name.startsWith(candidate.body.name));
      return stored ? fileDocument({ ...stored, body: { ...stored.body, name } }, space, author, at, random, stored) : null;
    },
  };
}

/** Those never shown before those that have been. */
function next(stored: readonly Stored[], random: Random): Stored {
  return stored.find((candidate) => !candidate.used) ?? random.pick(stored);
}

/** The first document of a picture has the id of its upload, which keeps the contents from being tidied away. */
function fileDocument(stored: Stored, space: SpaceId, author: PersonId, at: number, random: Random, original = stored): Document<FileBody> {
  const id = original.used ? newId(at, random) : stored.id;
  original.used = true;
  return documentOf({ id, space, kind: fileKind.name, author, at, body: stored.body }) as Document<FileBody>;
}
