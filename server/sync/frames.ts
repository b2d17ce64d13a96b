import type { SpaceId } from '../../model/kernel/ids.ts';
import type { LiveFrame, Signal } from '../../model/kernel/protocol.ts';
import type { Change } from './group-commit.ts';
import { jsonArray } from './json-text.ts';

/** Live frames, encoded once as the bytes that all who receive them share. */
const frame = (live: LiveFrame): Buffer => Buffer.from(JSON.stringify({ live }));

export const accessFrame: Buffer = frame({ type: 'access' });
export const revokedFrame: Buffer = frame({ type: 'revoked' });
export const signalFrame = (signal: Signal): Buffer => frame({ type: 'signal', signal });
export const presenceFrame = (people: Extract<LiveFrame, { type: 'presence' }>['people']): Buffer => frame({ type: 'presence', people });

/** @param documents their stored texts, in the order of seq */
export function advanceFrame(space: SpaceId, after: number, head: number, documents: readonly string[]): Buffer {
  const name = JSON.stringify(space);
  return Buffer.from(`{"live":{"type":"advance","space":${name},"after":${after},"head":${head},"documents":${jsonArray(documents)}}}`);
}

/** What a commit means for each space it touched: one frame, with the last version of every document. */
export function advanceFrames(changes: readonly Change[]): { space: SpaceId; frame: Buffer }[] {
  const spaces = new Map<SpaceId, { after: number; head: number; texts: Map<string, string> }>();
  for (const { document, text } of changes) {
    // Numbers are taken one by one within a transaction, so the first one of a space follows its head before.
    const known = spaces.get(document.space) ?? { after: document.seq - 1, head: 0, texts: new Map<string, string>() };
    spaces.set(document.space, known);
    known.head = document.seq;
    known.texts.delete(document.id);
    known.texts.set(document.id, text);
  }
  return [...spaces].map(([space, { after, head, texts }]) => ({ space, frame: advanceFrame(space, after, head, [...texts.values()]) }));
}
