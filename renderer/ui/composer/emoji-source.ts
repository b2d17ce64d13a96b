import { type Emoji as Coded, type Shortcodes, shortcodes } from '../../../model/text/shortcodes.ts';
import { type Emoji, emojiIn, searchEmoji } from '../emoji.ts';
import type { SuggestionSource } from './suggestion.ts';

type Loaded = { all: readonly Emoji[]; codes: Shortcodes };

const MOST = 8;
/** With and without the sign that asks for colour it is the same picture. */
const plain = (emoji: string) => emoji.replaceAll('\ufe0f', '');

/**
 * Emoji by the short codes known from GitHub (":tada:") and by their names in both languages (":fika"). The lists are
 * fetched when somebody first writes a code.
 */
export function emojiSource(language: 'sv' | 'en'): SuggestionSource {
  let loaded: Loaded | null = null;
  let loading: Promise<Loaded> | null = null;
  const ready = (): Promise<Loaded> => {
    loading ??= load(language).then((done) => {
      loaded = done;
      return done;
    });
    loading.catch(() => {
      loading = null;
    });
    return loading;
  };
  return {
    async find(query) {
      const { all, codes } = await ready();
      const coded = codes.complete(query, MOST);
      const named = searchEmoji(all, query.replaceAll('_', ' '), MOST).map(({ emoji }): Coded => ({ emoji, codes: [] }));
      const names = new Map(all.map(({ emoji, name }) => [emoji, name]));
      const unique = new Map(
        [...coded, ...named].map((entry) => [
          entry.emoji,
          entry.codes[0] ? entry : (coded.find(({ emoji }) => emoji === entry.emoji) ?? entry),
        ]),
      );
      return [...unique.values()].slice(0, MOST).map(({ emoji, codes: [code] }) => ({
        id: emoji,
        insert: emoji,
        label: names.get(emoji) ?? code ?? emoji,
        detail: code ? `:${code}:` : undefined,
        lead: emoji,
      }));
    },
    exact: (code) => loaded?.codes.find(code) ?? null,
  };
}

async function load(language: 'sv' | 'en'): Promise<Loaded> {
  const [all, { default: github }] = await Promise.all([emojiIn(language), import('emojibase-data/en/shortcodes/github.json')]);
  const shown = new Map(all.map(({ emoji }) => [plain(emoji), emoji]));
  const list: Coded[] = [];
  for (const [code, names] of Object.entries(github as Record<string, string | string[]>)) {
    const emoji = shown.get(plain(String.fromCodePoint(...code.split('-').map((part) => Number.parseInt(part, 16)))));
    if (emoji) list.push({ emoji, codes: [names].flat() });
  }
  return { all, codes: shortcodes(list) };
}
