import { describe, expect, it } from 'vitest';
import { emojiSource } from './emoji-source.ts';

const source = emojiSource('sv');
const find = async (query: string) => (await source.find(query, new AbortController().signal)).map(({ insert }) => insert);

describe('emojiSource', () => {
  it('knows nothing before it is asked', () => expect(source.exact?.('tada')).toBeNull());

  it.each([
    ['tada', '🎉'],
    ['+1', '👍️'],
    ['kaffe', '☕️'],
    ['coffee', '☕️'],
    ['smile', '😄'],
  ])('finds :%s', async (query, emoji) => expect(await find(query)).toContain(emoji));

  it('offers each once, at most eight, the exact code first', async () => {
    const found = await find('heart');
    expect(found[0]).toBe('❤️');
    expect(new Set(found).size).toBe(found.length);
    expect(found.length).toBeLessThanOrEqual(8);
  });

  it('knows finished codes', () => {
    expect(source.exact?.('tada')).toBe('🎉');
    expect(source.exact?.('okänd')).toBeNull();
  });
});
