import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../model/kernel/ids.ts';
import { type DraftDisk, Drafts } from './drafts.ts';

const elin = 'elin' as PersonId;

function disk(over: Partial<DraftDisk> = {}): DraftDisk & { held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
    key: (index) => [...held.keys()][index] ?? null,
    get length() {
      return held.size;
    },
    ...over,
  };
}

const draft = (text: string) => ({ text, mentions: [], files: [] });

describe('a draft', () => {
  it('is there after a restart, for its own person alone', () => {
    const kept = disk();
    new Drafts(kept, elin).set('post:company', draft('Hej på er'));
    expect(new Drafts(kept, elin).get('post:company').get().text).toBe('Hej på er');
    expect(new Drafts(kept, 'amira' as PersonId).get('post:company').get().text).toBe('');
    expect(new Drafts(kept, elin).places()).toEqual(['post:company']);
  });

  it('of a confidential place is nowhere on the disk', () => {
    const kept = disk();
    const drafts = new Drafts(kept, elin);
    drafts.set('post:group:1', draft('hemligt'), true);
    expect(drafts.get('post:group:1').get().text).toBe('hemligt');
    expect([...kept.held.values()]).toEqual([]);
  });

  it('survives a full disk as long as the page does', () => {
    const drafts = new Drafts(
      disk({
        setItem: () => {
          throw new Error('full');
        },
      }),
      elin,
    );
    drafts.set('post:company', draft('kvar'));
    expect(drafts.get('post:company').get().text).toBe('kvar');
  });

  it('that is emptied or wiped leaves nothing', () => {
    const kept = disk();
    const drafts = new Drafts(kept, elin);
    drafts.set('a', draft('x'));
    drafts.set('b', draft('y'));
    drafts.clear('a');
    expect(kept.held.size).toBe(1);
    drafts.wipe();
    expect(kept.held.size).toBe(0);
  });

  it('that cannot be read is no draft', () => {
    const kept = disk();
    kept.held.set('fikarum.draft:elin:a', '{"text":5');
    expect(new Drafts(kept, elin).get('a').get()).toEqual(draft(''));
  });
});
