import { commentKind } from '../../model/feed/comment.ts';
import { fileKind } from '../../model/files/file.ts';
import { voteKind } from '../../model/feed/poll.ts';
import { postKind } from '../../model/feed/post.ts';
import { messageKind } from '../../model/chat/message.ts';
import type { Document } from '../../model/kernel/document.ts';
import { DocumentId } from '../../model/kernel/ids.ts';
import { reactionKind } from '../../model/reactions/reaction.ts';
import type { EffectWrite, Happening, ServerFeature } from '../feature.ts';
import type { Reader } from '../store/store.ts';

/** Removed means gone: what hangs under a removed post, comment or message goes with it, and so do the files it brought. */
export const removalOnServer: ServerFeature = {
  name: 'removal',
  effects: async ({ written, before, read }: Happening) => {
    const writes: EffectWrite[] = [];
    for (const after of written) {
      const removed = after.deleted ? before.get(after.id) : undefined;
      if (removed && !removed.deleted) writes.push(...(await whatHung(read, removed)));
    }
    return writes;
  },
};

/** What goes with a kind. The answers in a chat's thread stay: they are their authors' own. */
const HANGING: Record<string, readonly string[]> = {
  [postKind.name]: [commentKind.name, voteKind.name, reactionKind.name],
  [commentKind.name]: [reactionKind.name],
  [messageKind.name]: [reactionKind.name],
};

/** More than anything has had; what would be left over is unreachable, since its parent is gone. */
const MOST = 100_000;

async function whatHung(read: Reader, removed: Document): Promise<EffectWrite[]> {
  const writes: EffectWrite[] = [];
  for (const kind of HANGING[removed.kind] ?? []) {
    for (const child of await read.children(removed.id, kind, MOST)) {
      if (child.space === removed.space) writes.push({ remove: child.id, space: child.space }, ...(await whatHung(read, child)));
    }
  }
  return [...writes, ...(await filesOf(read, removed))];
}

/** Those that the same person had added; a file that somebody else put there is not theirs to take away. */
async function filesOf(read: Reader, removed: Document): Promise<EffectWrite[]> {
  const listed = DocumentId.array().safeParse((removed.body as { files?: unknown } | null)?.files);
  if (!listed.success || !listed.data.length) return [];
  const files = await read.documents(listed.data);
  return files
    .filter((file) => file.kind === fileKind.name && !file.deleted && file.space === removed.space && file.author === removed.author)
    .map((file) => ({ remove: file.id, space: file.space }));
}
