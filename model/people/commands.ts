import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { findHere } from '../kernel/find.ts';
import { PersonId, personDocument } from '../kernel/ids.ts';
import { refuse } from '../kernel/refusal.ts';
import { isCompany } from '../kernel/space.ts';
import { personKind, Profile, Status } from './person.ts';
import { mayChangeFields, mayEditProfile, maySetStatus } from './policy.ts';

export const personEdit = defineCommand({
  name: 'person.edit',
  /** Only the fields that are named change. */
  input: z.object({ person: PersonId, fields: Profile.partial() }),
  reads: (input) => [personDocument(input.person)],
  authorise: (context, input) =>
    isCompany(context.space) ? mayEditProfile(context.actor, input.person) : refuse('forbidden', 'profiles live in the company space'),
  apply: (context, input) => {
    const document = findHere(context, personDocument(input.person), personKind);
    if (!document) return refuse('missing', 'no such person');
    const fields = Object.fromEntries(Object.entries(input.fields).filter(([, value]) => value !== undefined));
    const locked = mayChangeFields(document.body, Object.keys(fields));
    if (locked) return locked;
    if (fields.manager === input.person) return refuse('invalid', 'nobody is their own manager');
    return [{ put: document.id, kind: personKind.name, body: { ...document.body, ...fields } }];
  },
  merges: 'Field by field: edits of different fields are both kept, of the same field the later one.',
  text: (input) => input.fields.about ?? '',
});

export const statusSet = defineCommand({
  name: 'status.set',
  input: z.object({ status: Status.nullable() }),
  reads: (_input, actor) => [personDocument(actor.person)],
  authorise: (context) =>
    isCompany(context.space) ? maySetStatus(context.actor) : refuse('forbidden', 'profiles live in the company space'),
  apply: (context, input) => {
    const document = findHere(context, personDocument(context.actor.person), personKind);
    if (!document) return refuse('missing', 'no such person');
    return [{ put: document.id, kind: personKind.name, body: { ...document.body, status: input.status } }];
  },
  merges: 'The later one shows; the rest of the profile is left alone.',
  text: (input) => input.status?.text ?? '',
});
