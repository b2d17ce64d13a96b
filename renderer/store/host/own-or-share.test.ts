import { afterEach, describe, expect, it } from 'vitest';
import type { Document } from '../../../model/kernel/document.ts';
import type { CommandId, DocumentId, SpaceId } from '../../../model/kernel/ids.ts';
import type { Host } from './host.ts';
import { type Locks, ownOrShare } from './own-or-share.ts';

/** Locks as the browser gives them: one holder, then the next in line. */
function locks(): Locks {
  const line: (() => void)[] = [];
  let held = false;
  const release = () => {
    const next = line.shift();
    if (next) next();
    else held = false;
  };
  return {
    async request(_name: string, options: LockOptions, work: (lock: Lock | null) => unknown) {
      if (held && options.ifAvailable) return work(null);
      if (held)
        await new Promise<void>((resolve, reject) => {
          line.push(resolve);
          options.signal?.addEventListener('abort', () => {
            const at = line.indexOf(resolve);
            if (at >= 0) line.splice(at, 1);
            reject(new DOMException('gone', 'AbortError'));
          });
        });
      held = true;
      try {
        return await work({ name: 'lock', mode: 'exclusive' });
      } finally {
        release();
      }
    },
  } as unknown as Locks;
}

/** What the pages of one device share: its disk. */
function device() {
  const documents: Document[] = [];
  let running = 0;
  let most = 0;
  const start = async () => {
    running++;
    most = Math.max(most, running);
    const host = {
      find: async () => [...documents],
      run: async (_name: string, _space: SpaceId, input: { id: DocumentId }) => {
        documents.push({ id: input.id } as Document);
        return { ok: true, entry: 'e' as CommandId };
      },
      follow: () => () => undefined,
    } as unknown as Host;
    return {
      host,
      stop: async () => {
        running--;
      },
    };
  };
  return { start, documents, running: () => running, most: () => most };
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe('pages of one device', () => {
  it('share one engine, and another takes over when its page closes', async () => {
    const shared = locks();
    const disk = device();
    let made = 0;
    const page = async () => {
      const opened = await ownOrShare({
        name: 'engine',
        locks: shared,
        channel: () => new BroadcastChannel('own-or-share') as never,
        start: disk.start,
        failed: (error) => expect.fail(String(error)),
        newId: () => `page-${++made}`,
      });
      closing.push(opened.close);
      return opened;
    };
    const first = await page();
    const second = await page();
    const third = await page();
    await second.host.run('note', 'company' as SpaceId, { id: 'a' });
    expect(await third.host.find({ kind: 'note' })).toHaveLength(1);
    expect(disk.running()).toBe(1);
    await first.close();
    expect(await third.host.find({ kind: 'note' })).toHaveLength(1);
    await third.host.run('note', 'company' as SpaceId, { id: 'b' });
    expect(await second.host.find({ kind: 'note' })).toHaveLength(2);
    expect(disk.most()).toBe(1);
    await second.close();
    expect(await third.host.find({ kind: 'note' })).toHaveLength(2);
    expect(disk.running()).toBe(1);
  });

  it('a page that closes while it is taking over leaves nothing running', async () => {
    const shared = locks();
    const disk = device();
    let opening: () => void = () => undefined;
    const page = (id: string, start = disk.start) =>
      ownOrShare({
        name: 'engine',
        locks: shared,
        channel: () => new BroadcastChannel('closes-while-opening') as never,
        start,
        failed: (error) => expect.fail(String(error)),
        newId: () => id,
      });
    const first = await page('first');
    const slow = new Promise<void>((resolve) => {
      opening = resolve;
    });
    const second = await page('second', () => slow.then(disk.start));
    await first.close();
    const closed = second.close();
    opening();
    await closed;
    expect(disk.running()).toBe(0);
  });
});
