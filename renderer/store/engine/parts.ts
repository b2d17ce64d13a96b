import type { Document } from '../../../model/kernel/document.ts';
import type { RuleBook } from '../../../model/kernel/feature.ts';
import type { DocumentId, PersonId, RandomBytes, SpaceId } from '../../../model/kernel/ids.ts';
import type { LiveFrame } from '../../../model/kernel/protocol.ts';
import type { OutboxEntry, Replica } from '../replica.ts';
import type { Transport } from '../transport.ts';

/** All that the engine needs from outside: it has no clock, no chance, no disk and no network of its own. */
export type Parts = {
  book: RuleBook;
  person: PersonId;
  disk: Disk;
  /** For spaces that must never touch the disk. Empty at every start. */
  memory: Replica;
  transport: Transport;
  clock: Clock;
  random: RandomBytes;
  online: OnlineHints;
  uploads: Uploads;
  screen: Screen;
  /** Which of these documents stay though they have fallen out of the window (what bookmarks point at). */
  kept(ids: readonly DocumentId[]): Promise<ReadonlySet<DocumentId>>;
  /** Presence and typing, as they come; nothing of it is kept. */
  ephemeral(frame: Ephemeral): void;
  /** Unexpected errors, told once, here. */
  report(error: unknown): void;
};

export type Ephemeral = Extract<LiveFrame, { type: 'signal' | 'presence' }>;

export interface Disk {
  /** The replica of this person. Reading it may reject with `ReplicaUnusable`. */
  open(): Promise<Replica>;
  /**
   * Puts the unusable copy aside and opens an empty one that already holds the rescued entries: they are durable there
   * before the old copy is let go, so that a crash between the two loses none.
   */
  setAside(rescued: readonly OutboxEntry[]): Promise<Replica>;
}

export interface Clock {
  /** Milliseconds since 1970 by the device, which may be wrong and may jump. */
  now(): number;
  /** Runs `work` once after so many milliseconds; the answer cancels it. Jumps of the clock do not matter to it. */
  after(milliseconds: number, work: () => void): () => void;
}

export interface OnlineHints {
  /** Calls back when the network seems to have returned. */
  returned(listener: () => void): () => void;
}

export interface Uploads {
  /** Whether the file need not be waited for: it has arrived, or has been given up (the server then refuses what needs it). */
  arrived(upload: string): boolean;
  changed(listener: () => void): () => void;
}

/** What is told of every change of records, in the order in which it happened. */
export interface Screen {
  /** Documents as they are now, deleted ones included. */
  changed(documents: readonly Document[]): void;
  /** Records that went without a trace. */
  forgotten(ids: readonly DocumentId[]): void;
  purged(spaces: readonly SpaceId[]): void;
  /** The whole copy was exchanged. */
  reload(): void;
}
