/** A picture sign under the names it can be written with, without the colons; the first name is the one shown. */
export type Emoji = { emoji: string; codes: readonly string[] };

/** Looks up `:smile:`. Where the list comes from (language, size) is the caller's choice. */
export type Shortcodes = {
  find(code: string): string | null;
  /** Those with a name that begins with, or has a word that begins with, what is written. */
  complete(partial: string, limit?: number): Emoji[];
};

export function shortcodes(list: readonly Emoji[]): Shortcodes {
  const byCode = new Map(list.flatMap((entry) => entry.codes.map((code) => [code.toLowerCase(), entry.emoji] as const)));
  return {
    find: (code) => byCode.get(code.toLowerCase()) ?? null,
    complete(partial, limit = 8) {
      const sought = partial.toLowerCase();
      const ranked: { rank: number; entry: Emoji }[] = [];
      for (const entry of list) {
        const ranks = entry.codes.map((code) => rankOf(code.toLowerCase(), sought));
        const rank = Math.min(...ranks);
        if (rank < 3) ranked.push({ rank, entry });
      }
      return ranked
        .sort((a, b) => a.rank - b.rank)
        .slice(0, limit)
        .map(({ entry }) => entry);
    },
  };
}

function rankOf(code: string, sought: string): number {
  if (code === sought) return 0;
  if (code.startsWith(sought)) return 1;
  return code.includes(`_${sought}`) || code.includes(`-${sought}`) ? 2 : 3;
}
