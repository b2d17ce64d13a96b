import { expect, it } from 'vitest';
import type { Document } from '../../model/kernel/document.ts';
import type { PostBody } from '../../model/feed/post.ts';
import { trends } from './trends.ts';

const DAY = 24 * 3600_000;
const now = 100 * DAY;
const post = (days: number, ...tags: string[]) => ({ createdAt: now - days * DAY, body: { tags } }) as unknown as Document<PostBody>;

it('counts posts of the last week, each tag once a post', () => {
  expect(trends([post(1, 'fika', 'fika'), post(2, 'fika'), post(3, 'resor'), post(9, 'resor')], now)).toEqual([{ tag: 'fika', posts: 2 }]);
});
