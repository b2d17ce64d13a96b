import type { Host, News } from './host.ts';

/** How pages of one origin talk: a `BroadcastChannel`, which reaches every page but the one that speaks. */
export type Channel = Pick<BroadcastChannel, 'postMessage' | 'close'> & {
  onmessage: ((event: MessageEvent) => void) | null;
};

/** The questions of a page to the engine's page, by the names of `Host`. */
export type Question = Exclude<keyof Host, 'follow'>;

export type Message =
  /** A page asks; `page` and `id` name the question. */
  | { to: 'host'; page: string; id: number; ask: Question; with: readonly unknown[] }
  /** A page wants to be told from now on, and what is. */
  | { to: 'host'; page: string; follow: true }
  | { to: string; id: number; answer: unknown }
  | { to: string; id: number; failed: string }
  | { to: 'all'; news: News }
  /** An engine has begun to run: whatever was asked of the one before is asked again. */
  | { to: 'all'; born: string }
  | { to: string; news: News };
