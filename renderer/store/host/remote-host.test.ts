import { afterEach, describe, expect, it } from 'vitest';
import type { Document } from '../../../model/kernel/document.ts';
import type { CommandId, DocumentId, SpaceId } from '../../../model/kernel/ids.ts';
import type { Host, HostListener, News } from './host.ts';
import { RemoteHost } from './remote-host.ts';
import { serve } from './serve.ts';

const document = (id: string) => ({ id: id as DocumentId }) as Document;

/** An engine's page that answers from a list, and can die before it answers. */
function page(documents: Document[]) {
  const listeners = new Set<HostListener>();
  const ran: unknown[] = [];
  let dead = false;
  const alive = <T>(answer: T): Promise<T> => (dead ? new Promise<T>(() => undefined) : Promise.resolve(answer));
  const host: Host = {
    find: () => alive(documents),
    get: (ids) => alive(documents.filter((one) => ids.includes(one.id))),
    run: (_name, _space, input) => {
      const again = ran.some((one) => JSON.stringify(one) === JSON.stringify(input));
      if (!again) ran.push(input);
      return alive(again ? { ok: false, refusal: { code: 'conflict', message: 'taken' } } : { ok: true, entry: 'e1' as CommandId });
    },
    retry: () => alive({ ok: true, entry: 'e2' as CommandId }),
    dismiss: () => alive(undefined),
    older: () => Promise.reject(new Error('no network')),
    fetch: () => alive([]),
    signal: () => undefined,
    reconnect: () => undefined,
    follow: (listener) => {
      listeners.add(listener);
      listener.told({ type: 'entries', entries: [] });
      return () => listeners.delete(listener);
    },
  };
  const tell = (news: News) => {
    for (const listener of listeners) listener.told(news);
  };
  return { host, ran, tell, die: () => (dead = true) };
}

const open: { close(): void }[] = [];
const channel = () => {
  const made = new BroadcastChannel(`test-${expect.getState().currentTestName}`);
  open.push(made);
  return made as unknown as BroadcastChannel;
};
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});
const settle = () => new Promise((done) => setTimeout(done, 30));

describe('a page that uses the engine of another', () => {
  it('reads and writes there, and is told what happens', async () => {
    const owner = page([document('p1')]);
    serve(owner.host, channel(), 'one');
    const remote = new RemoteHost(channel(), 'two');
    const heard: string[] = [];
    remote.follow({ told: (news) => heard.push(news.type) });
    expect(await remote.find({ kind: 'post' })).toEqual([document('p1')]);
    expect(await remote.run('post.create', 'company' as SpaceId, { post: 'p2' })).toEqual({ ok: true, entry: 'e1' });
    owner.tell({ type: 'changed', documents: [document('p2')] });
    await settle();
    expect(heard).toEqual(['entries', 'changed']);
  });

  it('learns of a failure as one of the network', async () => {
    serve(page([]).host, channel(), 'one');
    const remote = new RemoteHost(channel(), 'two');
    await expect(remote.older({ space: 'company' as SpaceId, kind: 'post', before: 0, limit: 1 })).rejects.toMatchObject({
      reason: 'network',
    });
  });

  it('puts its questions again when another page takes over, and what had been kept counts as done', async () => {
    const first = page([document('p1')]);
    const stop = serve(first.host, channel(), 'one');
    const remote = new RemoteHost(channel(), 'three');
    const heard: string[] = [];
    remote.follow({ told: (news) => heard.push(news.type) });
    await settle();
    first.die();
    const found = remote.find({ kind: 'post' });
    const ran = remote.run('post.create', 'company' as SpaceId, { post: 'p2' });
    await settle();
    stop();
    const second = page([document('p1'), document('p2')]);
    second.ran.push(...first.ran);
    serve(second.host, channel(), 'two');
    expect(await found).toHaveLength(2);
    expect(await ran).toMatchObject({ ok: true });
    await settle();
    expect(heard).toContain('reload');
  });
});
