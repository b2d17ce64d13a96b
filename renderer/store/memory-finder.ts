import { newestFirst, matches } from './live/live-list.ts';
import type { Finder } from './host/engine-host.ts';
import type { MemoryReplica } from './memory-replica.ts';

/** A replica in memory as screens read it. It is small: what is confidential and of this session. */
export const finderOf = (memory: MemoryReplica): Finder => ({
  find: async (query) =>
    memory
      .all()
      .map((record) => record.document)
      .filter((document) => matches(query, document))
      .sort(newestFirst)
      .slice(0, query.limit),
  documents: async (ids) => (await memory.records(ids)).map((record) => record.document),
});
