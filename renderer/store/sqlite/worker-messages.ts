import type { FromHost, ToHost } from './messages.ts';

/** Between a page and its own worker, beside the requests themselves. */
export type ToWorker = { start: string } | ToHost;
export type FromWorker =
  | { state: 'ready' }
  /** Another tab still holds the files. It is tried again until it does not. */
  | { state: 'held' }
  /** There is no OPFS here, or it is too old. */
  | { state: 'unsupported'; message: string }
  | { state: 'failed'; message: string }
  | FromHost;

/**
 * Between a follower's page and the owner's worker, on channels named by `channels`. All followers and the worker are in
 * the hall; what one tab asks and is answered goes over a channel of its own.
 */
export type Hall =
  /** A tab looks for the owner. */
  | { hello: string }
  /** An owner has the files from now on: whoever follows says hello. */
  | { born: string }
  /** A tab had no answer from the owner's worker: is its page still there? */
  | { asking: true }
  /** There is an owner, though its worker has no time: it waits for the files, or has much to do. */
  | { waiting: true }
  /** The owner has opened the tab's channel. */
  | { welcome: string; owner: string };

export type ToOwner = { ping: number } | ToHost;
export type FromOwner = { pong: number } | FromHost;

/** Names of the lock that the owner holds, of the lock that every tab holds while it lives, and of the channels. */
export const names = (replica: string) => ({
  owner: `${replica} owner`,
  stealing: `${replica} stealing`,
  hall: `${replica} hall`,
  tab: (tab: string) => `${replica} tab ${tab}`,
});
