import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { findHere } from '../kernel/find.ts';
import { DocumentId, type PersonId } from '../kernel/ids.ts';
import { defineKind } from '../kernel/kind.ts';
import { refuse } from '../kernel/refusal.ts';
import { mayVote } from './policy.ts';
import { isClosedAt, postKind } from './post.ts';

/** Places in the poll's list of options, counted from 0, in rising order. */
const Choice = z
  .array(z.int().min(0).max(9))
  .max(10)
  .transform((options) => [...new Set(options)].sort((a, b) => a - b));

export const VoteBody = z.object({ options: z.array(z.int().min(0)) });
export type VoteBody = z.infer<typeof VoteBody>;

/** `vote:<post>:<person>`, under its post. */
export const voteKind = defineKind<VoteBody>({ name: 'vote', body: VoteBody, tier: 'windowed' });

export const voteDocument = (post: DocumentId, person: PersonId) => `vote:${post}:${person}` as DocumentId;

export const pollVote = defineCommand({
  name: 'poll.vote',
  /** No options: the vote is taken back. */
  input: z.object({ post: DocumentId, options: Choice }),
  reads: (input, actor) => [input.post, voteDocument(input.post, actor.person)],
  authorise: (context) => mayVote(context.actor, context.facts),
  apply: (context, input) => {
    const poll = findHere(context, input.post, postKind)?.body.poll;
    if (!poll) return refuse('missing', 'the poll is gone');
    // Closed is closed by the server's clock, for everyone alike: a device's clock may say anything.
    if (isClosedAt(poll, context.now)) return refuse('conflict', 'the poll is closed');
    if (input.options.some((option) => option >= poll.options.length)) return refuse('invalid', 'no such option');
    if (input.options.length > 1 && !poll.multiple) return refuse('invalid', 'one option only');
    const vote = voteDocument(input.post, context.actor.person);
    if (!input.options.length) return findHere(context, vote, voteKind) ? [{ remove: vote }] : [];
    return [{ put: vote, kind: voteKind.name, parent: input.post, body: { options: input.options } }];
  },
  merges: 'Votes of different people never meet; of one person the later one counts.',
});
