import type { Document } from '../../../model/kernel/document.ts';
import type { PersonId } from '../../../model/kernel/ids.ts';
import type { ReactionBody } from '../../../model/reactions/reaction.ts';

export type Counted = { emoji: string; count: number; mine: boolean; people: PersonId[] };

/** Reactions by emoji, in the order in which each was first given, so that nothing moves when one more comes. */
export function counted(reactions: readonly Document<ReactionBody>[], me: PersonId): Counted[] {
  const byEmoji = new Map<string, Counted>();
  for (const reaction of [...reactions].sort((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1))) {
    const { emoji } = reaction.body;
    const entry = byEmoji.get(emoji) ?? { emoji, count: 0, mine: false, people: [] };
    entry.count++;
    entry.mine ||= reaction.author === me;
    if (reaction.author) entry.people.push(reaction.author);
    byEmoji.set(emoji, entry);
  }
  return [...byEmoji.values()];
}
