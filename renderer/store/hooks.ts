import { createContext, use, useMemo, useSyncExternalStore } from 'react';
import type { Document } from '../../model/kernel/document.ts';
import type { DocumentId, PersonId, SpaceId } from '../../model/kernel/ids.ts';
import type { Live, OutboxItem, Pending, Query, Store, SyncStatus } from './store.ts';

/** How screens read the store: each hook follows one live value for as long as it is mounted. */

export const StoreContext = createContext<Store | null>(null);

export function useStore(): Store {
  const store = use(StoreContext);
  if (!store) throw new Error('no store above this component');
  return store;
}

export const useLive = <T>(live: Live<T>): T => useSyncExternalStore(live.subscribe, live.get, live.get);

const EMPTY: Live<readonly never[]> = { get: () => NONE, subscribe: () => () => undefined };
const NONE: readonly never[] = [];

/** Live documents, newest first; `null` asks for nothing. */
export function useDocuments<Body = unknown>(query: Query | null): readonly Document<Body>[] {
  const store = useStore();
  const { kind, space, parent, limit } = query ?? {};
  const live = useMemo(
    () => (kind === undefined ? EMPTY : store.documents({ kind, space, parent, limit })),
    [store, kind, space, parent, limit],
  );
  return useLive(live as Live<readonly Document<Body>[]>);
}

export function useDocument<Body = unknown>(id: DocumentId): Document<Body> | null | undefined {
  const store = useStore();
  const live = useMemo(() => store.document(id), [store, id]);
  return useLive(live as Live<Document<Body> | null | undefined>);
}

export function usePending(id: DocumentId): Pending | null {
  const store = useStore();
  return useLive(useMemo(() => store.pending(id), [store, id]));
}

export function useOutbox(): readonly OutboxItem[] {
  const store = useStore();
  return useLive(useMemo(() => store.outbox(), [store]));
}

export function useSyncStatus(): SyncStatus {
  const store = useStore();
  return useLive(useMemo(() => store.status(), [store]));
}

export function useTyping(space: SpaceId, thread: DocumentId | null): readonly PersonId[] {
  const store = useStore();
  return useLive(useMemo(() => store.typing(space, thread), [store, space, thread]));
}

export function usePresence(person: PersonId) {
  const store = useStore();
  return useLive(useMemo(() => store.presence(person), [store, person]));
}
