import { z } from 'zod';
import { type CommandContext, defineCommand } from '../kernel/command.ts';
import { personDocument, spaceDocument } from '../kernel/ids.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { Access, Classification, SpaceBody, spaceKind, spaceTypeOf } from '../kernel/space.ts';
import { mayClassify, mayCreateGroup, mayEditGroup, mayRestore, mayArchive } from './group-policy.ts';
import { membershipWrite } from './membership.ts';

const Name = z.string().trim().min(1).max(200);
const Description = z.string().max(4000);
const Mark = z.string().trim().max(8);

/** Run in the new group's own space: `group:<new uuid>`. */
export const groupCreate = defineCommand({
  name: 'group.create',
  input: z.object({
    name: Name,
    description: Description.default(''),
    access: Access.default('closed'),
    classification: Classification.default('internal'),
    mark: Mark.default(''),
  }),
  reads: (_input, actor) => [personDocument(actor.person)],
  authorise: (context) =>
    spaceTypeOf(context.space) === 'group' ? mayCreateGroup(context.actor) : refuse('invalid', 'the id is not a group id'),
  apply: (context, input) => {
    if (context.facts) return refuse('conflict', 'there is a group with this id');
    if (input.access === 'open' && input.classification === 'confidential') return refuse('invalid', 'a confidential group is not open');
    return [
      { put: spaceDocument(context.space), kind: spaceKind.name, body: SpaceBody.parse({ ...input, type: 'group' }) },
      membershipWrite(context, context.actor.person, { role: 'owner' }),
    ];
  },
  merges: 'Each creates its own group; ids never meet.',
  text: (input) => `${input.name}\n${input.description}`,
});

/** Only the fields that are named change. */
export const groupEdit = defineCommand({
  name: 'group.edit',
  input: z.object({ name: Name, description: Description, access: Access, mark: Mark }).partial(),
  authorise: (context, input) => mayEditGroup(context.actor, context.facts, { access: input.access !== undefined }),
  apply: (context, input) => {
    if (input.access === 'open' && context.facts?.classification === 'confidential')
      return refuse('conflict', 'a confidential group is not open');
    return changed(context, input);
  },
  merges: 'Field by field: edits of different fields are both kept, of the same field the later one.',
  text: (input) => input.description ?? '',
});

export const groupArchive = defineCommand({
  name: 'group.archive',
  input: z.object({}),
  authorise: (context) => mayArchive(context.actor, context.facts),
  apply: (context) => changed(context, { archived: true }),
  merges: 'Archiving twice is archiving once; what others wrote meanwhile without a network is refused and kept as their draft.',
});

export const groupRestore = defineCommand({
  name: 'group.restore',
  input: z.object({}),
  authorise: (context) => mayRestore(context.actor, context.facts),
  apply: (context) => changed(context, { archived: false }),
  merges: 'Restoring twice is restoring once.',
});

export const classificationSet = defineCommand({
  name: 'classification.set',
  input: z.object({ classification: Classification }),
  authorise: (context, input) => mayClassify(context.actor, context.facts, input.classification),
  /** A confidential group cannot stand open: it closes. Its guests and visitors leave by the server's hand. */
  apply: (context, input) =>
    changed(context, {
      classification: input.classification,
      ...(input.classification === 'confidential' && context.facts?.access === 'open' ? { access: 'closed' as const } : {}),
    }),
  merges: 'The later one holds; the policy is asked again against the classification of that moment.',
});

function changed(context: CommandContext, fields: Partial<SpaceBody>) {
  const { facts } = context;
  if (!facts) return refuse('missing', 'no such group') satisfies Refusal;
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const body = { ...facts, ...given };
  return JSON.stringify(body) === JSON.stringify(facts) ? [] : [{ put: spaceDocument(context.space), kind: spaceKind.name, body }];
}
