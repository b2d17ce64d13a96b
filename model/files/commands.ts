import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { findHere } from '../kernel/find.ts';
import { DocumentId } from '../kernel/ids.ts';
import { refuse } from '../kernel/refusal.ts';
import { NewId } from '../writing/written.ts';
import { FileFacts, fileKind } from './file.ts';
import { mayAddFile, mayRemoveFile } from './policy.ts';

export const fileAdd = defineCommand({
  name: 'file.add',
  input: FileFacts.extend({ upload: NewId }),
  reads: (input) => [input.upload],
  needs: (input) => [input.upload],
  authorise: (context) => mayAddFile(context.actor, context.facts),
  apply: (context, { upload, ...facts }) => {
    if (context.get(upload)) return refuse('conflict', 'this upload is a file already');
    return [{ put: upload, kind: fileKind.name, body: { ...facts, hash: null } }];
  },
  merges: 'Each adds its own file.',
});

export const fileRemove = defineCommand({
  name: 'file.remove',
  input: z.object({ file: DocumentId }),
  reads: (input) => [input.file],
  authorise: (context, input) =>
    mayRemoveFile(context.actor, context.facts, findHere(context, input.file, fileKind)?.author ?? context.actor.person),
  apply: (context, input) => (findHere(context, input.file, fileKind) ? [{ remove: input.file }] : []),
  merges: 'Removing twice is removing once; texts that show the file show it as removed.',
});
