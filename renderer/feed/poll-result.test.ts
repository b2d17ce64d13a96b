import { expect, it } from 'vitest';
import type { Document } from '../../model/kernel/document.ts';
import type { PersonId } from '../../model/kernel/ids.ts';
import type { VoteBody } from '../../model/feed/poll.ts';
import { pollResult, pressed } from './poll-result.ts';

const poll = { options: ['tisdag', 'torsdag'], multiple: false, closesAt: null };
const vote = (author: string, ...options: number[]) => ({ author, body: { options } }) as unknown as Document<VoteBody>;

it('counts people, and a vote taken back counts for nothing', () => {
  const result = pollResult(poll, [vote('elin', 1), vote('amira', 1), vote('oskar', 0), vote('yusuf')], 'elin' as PersonId);
  expect(result.voters).toBe(3);
  expect(result.options.map(({ votes, mine }) => [votes, mine])).toEqual([
    [1, false],
    [2, true],
  ]);
  expect(result.options[1]?.part).toBeCloseTo(2 / 3);
});

it('nobody has voted: no part of nothing', () => {
  expect(pollResult(poll, [], 'elin' as PersonId).options[0]?.part).toBe(0);
});

it('pressing moves a single vote, adds to several, and takes back what is pressed again', () => {
  expect(pressed(poll, [0], 1)).toEqual([1]);
  expect(pressed({ ...poll, multiple: true }, [0], 1)).toEqual([0, 1]);
  expect(pressed(poll, [1], 1)).toEqual([]);
});
