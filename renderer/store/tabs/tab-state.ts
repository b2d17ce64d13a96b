/**
 * What this tab is to the replica that all tabs of the origin share. Whoever has a link to the files, as owner or as
 * follower, reads and writes alike; the owner alone talks to the server.
 */
export type TabState =
  /** Looks for an owner, or starts to be it. */
  | { role: 'joining' }
  /** `files`: we are the owner, but a tab that is closing, or asleep, still holds the files. `owner`: the owner does not answer. */
  | { role: 'waiting'; for: 'files' | 'owner' }
  | { role: 'follower' }
  | { role: 'owner' }
  /** The browser put the page to sleep: the files are let go, and requests wait for it to wake. */
  | { role: 'asleep' }
  /** The browser has no OPFS for us; nothing was stored. */
  | { role: 'unsupported'; message: string }
  | { role: 'failed'; message: string }
  | { role: 'left' };

export type Role = TabState['role'];
