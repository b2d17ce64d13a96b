import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { Document } from '../../model/kernel/document.ts';
import type { DocumentId, SpaceId } from '../../model/kernel/ids.ts';
import type { MessageBody } from '../../model/chat/message.ts';
import { type MarkerBody, markerDocument, markerSpace, type Reading, readMark } from '../../model/reading/marker.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { useDocument, useStore } from '../store/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Line } from '../ui/Line.tsx';
import { useMinute } from '../ui/RelativeTime.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { messageRows } from './message-rows.ts';
import styles from './MessageList.module.css';
import { MessageRow } from './MessageRow.tsx';
import { ReadBy } from './ReadBy.tsx';
import type { MessageFeed } from './useMessages.ts';

export type MessageListHandle = { toEnd: () => void; goTo: (at: number) => void };

type Props = {
  ref?: Ref<MessageListHandle>;
  space: SpaceId;
  feed: MessageFeed;
  /** The same object as long as it is the same place. */
  reading: Reading;
  editing: DocumentId | null;
  onEdit: (message: DocumentId | null) => void;
  onQuote?: (message: Document<MessageBody>) => void;
  onThread?: (root: DocumentId) => void;
  empty: string;
  label: string;
};

/** Near enough to the end to stay there when something comes. Pixels. */
const NEAR = 80;

/** Messages, the latest at the bottom; only those near the window exist as elements. */
export function MessageList({ ref, space, feed, reading, editing, onEdit, onQuote, onThread, empty, label }: Props) {
  const { t } = useTranslation('chat');
  const store = useStore();
  const format = useFormat();
  const now = useMinute();
  const list = useRef<VirtualizerHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [away, setAway] = useState(false);
  const marker = useDocument<MarkerBody>(markerDocument(store.me, reading));
  const upTo = marker?.body.upTo ?? 0;
  // The line stands where it stood when one came, however much is read meanwhile.
  const [line, setLine] = useState<number | null | undefined>(undefined);
  if (line === undefined && marker !== undefined && !feed.loading) {
    const unread = feed.messages.some((message) => message.sort > upTo && message.author !== store.me);
    setLine(unread ? upTo : null);
  }
  const rows = useMemo(() => messageRows(feed.messages, line ?? null, store.me), [feed.messages, line, store.me]);
  const first = rows[0]?.id;
  const before = useRef<{ first: string | undefined; count: number }>({ first: undefined, count: 0 });
  const prepended = before.current.count > 0 && rows.length > before.current.count && first !== before.current.first;
  useEffect(() => {
    before.current = { first, count: rows.length };
  }, [first, rows.length]);

  const [placed, setPlaced] = useState(false);
  useLayoutEffect(() => {
    if (placed || feed.loading || line === undefined) return;
    const at = rows.findIndex((row) => row.type === 'new');
    if (at > 0) list.current?.scrollToIndex(at, { align: 'center' });
    else list.current?.scrollToIndex(rows.length, { align: 'end' });
    setPlaced(true);
  }, [placed, feed.loading, line, rows]);

  const newest = feed.messages[0];
  useLayoutEffect(() => {
    if (placed && atEnd.current && newest) list.current?.scrollToIndex(rows.length + 1, { align: 'end' });
  }, [newest, placed, rows.length]);

  const newestSort = newest?.sort;
  useEffect(() => {
    if (newestSort === undefined || marker === undefined || newestSort <= upTo || away) return;
    const mark = () => {
      if (document.visibilityState === 'visible' && document.hasFocus())
        void store.run(readMark, markerSpace(store.me, reading), { reading, upTo: newestSort });
    };
    const timer = setTimeout(mark, 400);
    window.addEventListener('focus', mark);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('focus', mark);
    };
  }, [newestSort, upTo, marker, store, away, reading]);

  const toEnd = () => {
    atEnd.current = true;
    list.current?.scrollToIndex(rows.length + 1, { align: 'end' });
    setAway(false);
  };
  const [sought, setSought] = useState<number | null>(null);
  useImperativeHandle(ref, () => ({
    toEnd,
    goTo: (at) => void feed.backTo(at).then(() => setSought(at)),
  }));
  useEffect(() => {
    if (sought === null) return;
    const at = rows.findIndex((row) => row.type === 'message' && row.message.sort >= sought);
    atEnd.current = false;
    list.current?.scrollToIndex(at < 0 ? rows.length : Math.max(0, at - 1) + 1, { align: 'start' });
    setSought(null);
  }, [sought, rows]);

  if (!feed.loading && rows.length === 0)
    return (
      <div className={styles.empty}>
        <EmptyState art="talk" title={empty} />
      </div>
    );
  return (
    <div className={styles.frame} role="log" aria-label={label} aria-live="polite">
      <div ref={scroller} className={styles.list}>
        <div className={styles.rise} />
        <Virtualizer
          ref={list}
          scrollRef={scroller}
          shift={prepended}
          onScroll={(offset) => {
            const { scrollSize = 0, viewportSize = 0 } = list.current ?? {};
            const end = scrollSize - offset - viewportSize < NEAR;
            atEnd.current = end;
            setAway(!end);
            if (placed && offset < 400) feed.older();
          }}
        >
          <div key="top" className={styles.top}>
            {feed.loading || feed.end === 'fetching' ? (
              <Skeleton shape="rows" />
            ) : feed.end === 'offline' ? (
              t('messages.offline')
            ) : feed.end === 'all' ? (
              t('messages.all')
            ) : null}
          </div>
          {rows.map((row) =>
            row.type === 'day' ? (
              <Line key={row.id} className={styles.line}>
                {format.day(row.at, now)}
              </Line>
            ) : row.type === 'new' ? (
              <Line key={row.id} isNew className={styles.line}>
                {t('messages.new')}
              </Line>
            ) : (
              <MessageRow
                key={row.id}
                message={row.message}
                continues={row.continues}
                editing={editing === row.id}
                onEdit={onEdit}
                onQuote={onQuote}
                onThread={onThread}
              />
            ),
          )}
          <ReadBy key="end" space={space} message={newest ?? null} />
        </Virtualizer>
      </div>
      {away ? (
        <div className={styles.down}>
          <Button size="sm" icon="chevron-down" onClick={toEnd}>
            {newestSort !== undefined && newestSort > upTo ? t('messages.toNew') : t('messages.toEnd')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
