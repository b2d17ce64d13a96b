import { useCallback, useRef, useState } from 'react';
import type { Document } from '../../model/kernel/document.ts';
import type { SpaceId } from '../../model/kernel/ids.ts';
import { type MessageBody, messageKind } from '../../model/chat/message.ts';
import { isLoading } from '../store/live/live-queries.ts';
import { useDocuments, useStore, useSyncStatus } from '../store/hooks.ts';

const STEP = 60;

export type MessageFeed = {
  /** Newest first. */
  messages: readonly Document<MessageBody>[];
  loading: boolean;
  /** Shows older ones: from the device, then from the server. Resolves when there is something more to show, or nothing. */
  older: () => void;
  /** Shows back to a moment, milliseconds. */
  backTo: (at: number) => Promise<void>;
  end: 'more' | 'fetching' | 'offline' | 'all';
};

/** The messages under a parent: a conversation's own, or a thread's. */
export function useMessages(space: SpaceId, parent: string): MessageFeed {
  const store = useStore();
  const live = useSyncStatus().state === 'live';
  const [limit, setLimit] = useState(STEP);
  const [end, setEnd] = useState<MessageFeed['end']>('more');
  const asking = useRef(false);
  const messages = useDocuments<MessageBody>({ kind: messageKind.name, parent, limit });
  const oldest = messages.at(-1)?.sort;
  const fetchOlder = useCallback(
    async (before: number): Promise<boolean> => {
      const { more } = await store.older({ space, kind: messageKind.name, parent, before, limit: STEP });
      return more;
    },
    [store, space, parent],
  );
  const older = useCallback(() => {
    if (asking.current || isLoading(messages)) return;
    if (messages.length >= limit) return setLimit(limit + STEP);
    if (end === 'all') return;
    if (!live) return setEnd('offline');
    asking.current = true;
    setEnd('fetching');
    fetchOlder(oldest ?? store.now())
      .then(
        (more) => {
          setEnd(more ? 'more' : 'all');
          setLimit((now) => now + STEP);
        },
        () => setEnd('offline'),
      )
      .finally(() => {
        asking.current = false;
      });
  }, [messages, limit, end, live, fetchOlder, oldest, store]);
  const backTo = useCallback(
    async (at: number) => {
      // What the device has is shown first; the server is asked only for what lies before that.
      const held = store.documents({ kind: messageKind.name, parent, limit: 5_000 });
      await new Promise<void>((done) => {
        if (!isLoading(held.get())) return done();
        const stop = held.subscribe(() => {
          stop();
          done();
        });
      });
      let before = held.get().at(-1)?.sort ?? store.now();
      for (let round = 0; round < 40 && before > at && live; round++) {
        if (!(await fetchOlder(before).catch(() => false))) break;
        before = held.get().at(-1)?.sort ?? before;
      }
      setLimit(Math.max(STEP, held.get().filter((message) => message.sort >= at).length + STEP));
    },
    [store, parent, live, fetchOlder],
  );
  return { messages, loading: isLoading(messages), older, backTo, end };
}
