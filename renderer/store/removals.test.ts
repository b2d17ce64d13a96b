import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DocumentId, PersonId, SpaceId } from '../../model/kernel/ids.ts';
import type { DraftDisk } from './drafts.ts';
import { type Removal, Removals, UNDO } from './removals.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const removal: Removal = { target: 'post-1' as DocumentId, command: 'post.remove', space: 'company' as SpaceId, input: { post: 'post-1' } };

/** The pages of one browser share its storage. */
function browser() {
  const held = new Map<string, string>();
  const disk: DraftDisk = {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
    key: (index) => [...held.keys()][index] ?? null,
    get length() {
      return held.size;
    },
  };
  const done: Removal[] = [];
  const page = (person = 'elin', given = disk) =>
    new Removals({
      disk: given,
      person: person as PersonId,
      run: async ({ target, command, space, input }) => {
        done.push({ target, command, space, input });
        return { ok: true, entry: 'e' as never };
      },
      now: () => Date.now(),
    });
  return { held, done, page, disk };
}

it('is off the screen at once and carried out when the time is over', async () => {
  const { page, done, held } = browser();
  const removals = page();
  removals.remove(removal, () => expect.fail('refused'));
  expect(removals.going.get().has(removal.target)).toBe(true);
  await vi.advanceTimersByTimeAsync(UNDO - 1);
  expect(done).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toEqual([removal]);
  expect([held.size, removals.going.get().size]).toEqual([0, 0]);
});

it('undone, it never happened', async () => {
  const { page, done, held } = browser();
  const removals = page();
  removals.remove(removal, () => undefined);
  removals.undo(removal.target);
  expect(removals.going.get().size).toBe(0);
  await vi.advanceTimersByTimeAsync(UNDO);
  expect([done, held.size]).toEqual([[], 0]);
});

it('a page that goes leaves it to the next, which does it at once; one that died, when the time is over', async () => {
  const { page, done } = browser();
  const first = page();
  first.remove(removal, () => undefined);
  vi.clearAllTimers();
  const second = page();
  second.start();
  await vi.advanceTimersByTimeAsync(UNDO / 2);
  expect(done).toEqual([]);
  expect(second.going.get().has(removal.target)).toBe(true);
  vi.clearAllTimers();
  first.leave();
  page('amira').start();
  await vi.advanceTimersByTimeAsync(UNDO * 2);
  expect(done).toEqual([]);
  page().start();
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toEqual([removal]);
});

it('another page that knows of it does nothing when it is undone', async () => {
  const { page, done } = browser();
  const first = page();
  first.remove(removal, () => undefined);
  page().start();
  first.undo(removal.target);
  await vi.advanceTimersByTimeAsync(UNDO * 2);
  expect(done).toEqual([]);
});

it('is carried out though the disk is full, and shown again when it is refused', async () => {
  const { page, done, disk } = browser();
  const full = page('elin', {
    ...disk,
    setItem: () => {
      throw new Error('full');
    },
    length: 0,
  });
  full.remove(removal, () => undefined);
  await vi.advanceTimersByTimeAsync(UNDO);
  expect(done).toEqual([removal]);
});

it('leaves nothing when everything of the person leaves', async () => {
  const { page, held, done } = browser();
  const removals = page();
  removals.remove(removal, () => undefined);
  removals.wipe();
  await vi.advanceTimersByTimeAsync(UNDO);
  expect([held.size, done]).toEqual([0, []]);
});
