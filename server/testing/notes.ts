import { z } from 'zod';
import { defineCommand } from '../../model/kernel/command.ts';
import { defineFeature } from '../../model/kernel/feature.ts';
import { findHere } from '../../model/kernel/find.ts';
import { DocumentId } from '../../model/kernel/ids.ts';
import { defineKind } from '../../model/kernel/kind.ts';
import { refuse } from '../../model/kernel/refusal.ts';
import { mayRead } from '../../model/kernel/space.ts';

/** The smallest feature there is, for tests of the machinery: short texts that their author may change. */
const NoteBody = z.object({ text: z.string().min(1).max(10_000) });
export const noteKind = defineKind({ name: 'note', body: NoteBody, tier: 'windowed', searchText: (note) => note.text });

const noteCreate = defineCommand({
  name: 'note.create',
  input: z.object({ id: DocumentId, text: z.string().min(1).max(10_000), under: DocumentId.nullable().default(null) }),
  reads: (input) => (input.under ? [input.under] : []),
  authorise: (context) => (mayRead(context.actor.role) ? null : refuse('forbidden', 'not in this space')),
  apply: (context, input) => {
    if (input.under && !findHere(context, input.under, noteKind)) return refuse('missing', 'nothing there to answer');
    return [{ put: input.id, kind: 'note', body: { text: input.text }, parent: input.under }];
  },
  merges: 'Each note is its own.',
  text: (input) => input.text,
});

const noteEdit = defineCommand({
  name: 'note.edit',
  input: z.object({ id: DocumentId, text: z.string().min(1).max(10_000) }),
  reads: (input) => [input.id],
  authorise: (context, input) => {
    const note = findHere(context, input.id, noteKind);
    if (!note) return refuse('missing', 'no such note');
    return note.author === context.actor.person && mayRead(context.actor.role) ? null : refuse('forbidden', 'somebody else wrote it');
  },
  apply: (_context, input) => [{ put: input.id, kind: 'note', body: { text: input.text } }],
  merges: 'The later one shows.',
  text: (input) => input.text,
});

const noteRemove = defineCommand({
  name: 'note.remove',
  input: z.object({ id: DocumentId }),
  reads: (input) => [input.id],
  authorise: (context, input) => {
    const note = findHere(context, input.id, noteKind);
    if (!note) return refuse('missing', 'no such note');
    return note.author === context.actor.person || context.actor.role === 'owner' ? null : refuse('forbidden', 'somebody else wrote it');
  },
  apply: (_context, input) => [{ remove: input.id }],
  merges: 'Removing wins.',
});

export const notesFeature = defineFeature({ name: 'notes', kinds: [noteKind], commands: [noteCreate, noteEdit, noteRemove] });
