import { expect, it } from 'vitest';
import type { Document } from '../../model/kernel/document.ts';
import type { PersonId } from '../../model/kernel/ids.ts';
import { holdBack } from './held-back.ts';

const me = 'elin' as PersonId;
const post = (id: string, sort: number, author: string) => ({ id, sort, author }) as unknown as Document;

it('what came after the reader last looked waits; what the reader wrote never does', () => {
  const posts = [post('c', 30, 'amira'), post('b', 25, 'elin'), post('a', 10, 'amira')];
  const { shown, waiting } = holdBack(posts, 20, me);
  expect(shown.map(({ id }) => id)).toEqual(['b', 'a']);
  expect(waiting.map(({ id }) => id)).toEqual(['c']);
});

it('an older post that is fetched later is put in its place', () => {
  expect(holdBack([post('a', 5, 'amira')], 20, me).shown).toHaveLength(1);
});
