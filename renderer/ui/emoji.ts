/** Emoji with their Swedish and English words, from emojibase (MIT). Loaded when the picker is first opened. */

export type Emoji = {
  emoji: string;
  /** Name in the person's language. */
  name: string;
  /** Names and words of both languages, lower case. */
  words: string;
  group: number;
};

/** One press away, in the bar over a message. */
export const QUICK_REACTIONS = ['👍️', '☕️', '🎉'] as const;

/** What the picker offers to somebody who has not used any yet. */
export const FIRST_EMOJI: readonly string[] = ['👍️', '☕️', '🎉', '💚', '😄', '👏', '🙏', '💡', '👀'];

/** The groups as emojibase numbers them; 2 holds components such as skin tones and is left out. */
export const GROUPS = [0, 1, 3, 4, 5, 6, 7, 8, 9] as const;
export type EmojiGroup = (typeof GROUPS)[number];

type Compact = { hexcode: string; label: string; unicode: string; group?: number; order?: number; tags?: string[] };

const held = new Map<string, Promise<Emoji[]>>();

export function emojiIn(language: 'sv' | 'en'): Promise<Emoji[]> {
  const before = held.get(language);
  if (before) return before;
  const loading = load(language);
  held.set(language, loading);
  loading.catch(() => held.delete(language));
  return loading;
}

async function load(language: 'sv' | 'en'): Promise<Emoji[]> {
  const [swedish, english] = await Promise.all([import('emojibase-data/sv/compact.json'), import('emojibase-data/en/compact.json')]);
  const [own, other] = (language === 'sv' ? [swedish, english] : [english, swedish]).map(
    (module) => module.default as unknown as Compact[],
  ) as [Compact[], Compact[]];
  const byCode = new Map(other.map((entry) => [entry.hexcode, entry]));
  return own
    .filter((entry) => entry.group !== undefined && entry.group !== 2)
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map((entry) => {
      const also = byCode.get(entry.hexcode);
      const words = [entry.label, ...(entry.tags ?? []), also?.label, ...(also?.tags ?? [])].filter((word) => word !== undefined);
      return { emoji: entry.unicode, name: entry.label, words: ` ${words.join(' ').toLocaleLowerCase(language)}`, group: entry.group ?? 0 };
    });
}

/** All words typed must begin a word of the emoji's; those whose name begins with what was typed come first. */
export function searchEmoji(all: readonly Emoji[], query: string, limit = 90): Emoji[] {
  const text = query.trim().toLocaleLowerCase('sv');
  const terms = text.split(/\s+/).filter(Boolean);
  if (terms.length === 0) return [];
  const found = all.filter((entry) => terms.every((term) => entry.words.includes(` ${term}`)));
  const rank = (entry: Emoji) => (entry.name.toLocaleLowerCase('sv').startsWith(text) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, limit);
}

const RECENT = 'fikarum.emoji';

/** The ones used last on this device, newest first; a handful to begin with. */
export function recentEmoji(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(RECENT) ?? '[]');
    const own = Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
    return [...new Set([...own, ...FIRST_EMOJI])].slice(0, 18);
  } catch {
    return [...FIRST_EMOJI];
  }
}

export function rememberEmoji(emoji: string): void {
  const next = [emoji, ...recentEmoji().filter((one) => one !== emoji)].slice(0, 18);
  localStorage.setItem(RECENT, JSON.stringify(next));
}
