import type { Document } from '../../model/kernel/document.ts';
import type { PersonId } from '../../model/kernel/ids.ts';
import type { Poll } from '../../model/feed/post.ts';
import type { VoteBody } from '../../model/feed/poll.ts';

export type OptionResult = { text: string; votes: number /** From 0 to 1, of the people who voted. */; part: number; mine: boolean };
export type PollResult = { options: OptionResult[]; voters: number; mine: readonly number[] };

/** Counts people, not marks: with several choices the parts may add up to more than one. */
export function pollResult(poll: Poll, votes: readonly Document<VoteBody>[], me: PersonId): PollResult {
  const voters = votes.filter((vote) => vote.body.options.length > 0);
  const mine = voters.find((vote) => vote.author === me)?.body.options ?? [];
  const options = poll.options.map((text, index) => {
    const count = voters.filter((vote) => vote.body.options.includes(index)).length;
    return { text, votes: count, part: voters.length === 0 ? 0 : count / voters.length, mine: mine.includes(index) };
  });
  return { options, voters: voters.length, mine };
}

/** The vote after pressing an option: with one choice it moves, with several it is added or taken away. */
export function pressed(poll: Poll, mine: readonly number[], option: number): number[] {
  if (mine.includes(option)) return mine.filter((one) => one !== option);
  return poll.multiple ? [...mine, option] : [option];
}
