import type { Document } from '../../model/kernel/document.ts';
import type { PostBody } from '../../model/feed/post.ts';

/** So many of the newest posts are looked at for tags: more than a company writes in a month. */
export const allPosts = 2_000;
const WEEK = 7 * 24 * 3600_000;

export type Trend = { tag: string; posts: number };

/** The tags of the last seven days, most used first; a tag once used is no trend. */
export function trends(posts: readonly Document<PostBody>[], now: number, most = 5): Trend[] {
  const counted = new Map<string, Trend>();
  for (const post of posts) {
    if (post.createdAt < now - WEEK) continue;
    for (const tag of new Set(post.body.tags)) {
      const entry = counted.get(tag) ?? { tag, posts: 0 };
      entry.posts++;
      counted.set(tag, entry);
    }
  }
  return [...counted.values()]
    .filter((trend) => trend.posts > 1)
    .sort((a, b) => b.posts - a.posts || a.tag.localeCompare(b.tag, 'sv'))
    .slice(0, most);
}
