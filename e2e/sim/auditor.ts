import { createHash } from 'node:crypto';
import type { Command } from '../../model/kernel/command.ts';
import type { Cursor } from '../../model/kernel/cursor.ts';
import type { Document } from '../../model/kernel/document.ts';
import type { CommandId, SpaceId } from '../../model/kernel/ids.ts';
import type { Cursors, Outcome, PullAnswer, PullRequest } from '../../model/kernel/protocol.ts';
import type { Device } from './device.ts';
import type { Question, Tap } from './link.ts';
import type { SimSessions } from './sim-sessions.ts';
import type { Timeline } from './timeline.ts';
import type { Truth } from './truth.ts';
import { wholeBook } from './whole-book.ts';

/** Sees everything that crosses the network and keeps the trace. It knows rights from the truth alone, never from the code under test. */
export class Auditor {
  readonly violations: string[] = [];
  /** Outcomes that were sent, by the history in which the server lives now. */
  readonly answered = new Map<CommandId, Outcome['status']>();
  /** Those that were sent before the server was put back to a backup: it may know nothing of them. */
  readonly undone = new Set<CommandId>();
  /** The last time at which anything but an idle question crossed the network, for "quiet". */
  lastTraffic = 0;
  messages = 0;
  readonly #timeline: Timeline;
  readonly #truth: Truth;
  readonly #sessions: SimSessions;
  readonly #options: { window: number; trace: boolean };
  readonly #hash = createHash('sha1');
  readonly lines: string[] = [];

  /** @param options `window` in milliseconds; `trace`: keep the lines, not only their digest */
  constructor(timeline: Timeline, truth: Truth, sessions: SimSessions, options: { window: number; trace: boolean }) {
    this.#timeline = timeline;
    this.#options = options;
    this.#truth = truth;
    this.#sessions = sessions;
  }

  /** The same seed must give the same digest. */
  digest(): string {
    return this.#hash.copy().digest('hex');
  }

  serverRestored(): void {
    for (const id of this.answered.keys()) this.undone.add(id);
    this.answered.clear();
  }

  readonly violation = (what: string): void => {
    if (this.violations.length < 20) this.violations.push(`${this.#timeline.now}: ${what}`);
  };

  readonly trace = (line: string): void => {
    const dated = `${this.#timeline.now} ${line}`;
    this.#hash.update(dated);
    if (this.#options.trace) this.lines.push(dated);
  };

  readonly tap = (device: Device): Tap => ({
    asked: (question, input) => this.#asked(device, question, input),
    leaves: (what, message, documents, asked) => {
      this.#leaves(device, what, message, documents);
      if (what === 'pull' && documents.length > 0) this.#handed(device, (asked as PullRequest).cursors, message as PullAnswer);
    },
  });

  /** 8. Bounded: a pull hands over what a device lacks and nothing else, and fills it no further down than its window. */
  #handed(device: Device, asked: Cursors, answer: PullAnswer): void {
    for (const document of answer.documents) {
      const cursor = answer.reset.includes(document.space) ? undefined : asked[document.space];
      const tier = wholeBook.kinds.get(document.kind)?.tier ?? 'core';
      if (cursor && document.seq > cursor.head) continue;
      // People's cards come early, with what they wrote.
      if (cursor && document.seq > cursor.low[tier] && document.kind !== 'person')
        this.violation(`${device.id} was handed ${document.id}@${document.seq} again`);
      if (tier === 'windowed' && document.changedAt < this.#timeline.now - this.#options.window)
        this.violation(`${device.id} was handed ${document.id}@${document.seq} from before its window`);
    }
  }

  #asked(device: Device, question: Question, input: unknown): void {
    this.messages++;
    if (question === 'push') {
      const { commands } = input as { commands: Command[] };
      for (const command of commands) this.#truth.sent.set(command.id, command);
      this.lastTraffic = this.#timeline.now;
      this.trace(`${device.id} push ${commands.map((command) => `${command.name} ${command.id}`).join(', ')}`);
      return;
    }
    this.trace(`${device.id} ${question} ${question === 'pull' ? cursorsOf((input as PullRequest).cursors) : ''}`);
  }

  #leaves(device: Device, what: 'frame' | Question, message: unknown, documents: readonly Document[]): void {
    this.messages++;
    if (documents.length > 0) this.lastTraffic = this.#timeline.now;
    this.trace(`→ ${device.id} ${what} ${summary(what, message)} ${documents.map((one) => `${one.id}@${one.seq}`).join(' ')}`);
    const spaces = new Set(documents.map((document) => document.space));
    if (spaces.size > 0 && this.#sessions.of(device.id).status !== 'signedIn')
      this.violation(`a ${what} with documents was sent to ${device.id}, which is not signed in`);
    for (const space of spaces) {
      if (this.#truth.mayRead(device.person, space, this.#timeline.now)) continue;
      this.violation(`a ${what} with documents of ${space} was sent to ${device.id}, whose person may not read it`);
    }
    if (what === 'push') this.#outcomes(device, (message as { outcomes?: Outcome[] }).outcomes ?? []);
  }

  #outcomes(device: Device, outcomes: readonly Outcome[]): void {
    for (const outcome of outcomes) {
      const before = this.answered.get(outcome.id);
      const remembered = outcome.status === 'done' || this.#truth.outcomes.has(outcome.id);
      if (before && remembered && before !== outcome.status)
        this.violation(`${outcome.id} of ${device.id} was answered ${before} and then ${outcome.status}`);
      if (remembered) this.answered.set(outcome.id, outcome.status);
    }
  }
}

function summary(what: 'frame' | Question, message: unknown): string {
  if (typeof message === 'string') return message;
  if (what === 'push') return ((message as { outcomes?: Outcome[] }).outcomes ?? []).map((one) => `${one.id}=${one.status}`).join(' ');
  if (what === 'pull') {
    const { lost, reset, confidential, more, cursors } = message as PullAnswer;
    return `${cursorsOf(cursors)} lost ${lost} reset ${reset} confidential ${confidential} ${more}`;
  }
  if (what !== 'frame') return '';
  const { type, space, after, head } = message as { type: string; space?: SpaceId; after?: number; head?: number };
  return type === 'advance' ? `${space} ${after}–${head}` : type;
}

/** Without the epochs, which are random. */
const cursorsOf = (cursors: Record<string, Cursor>): string =>
  Object.entries(cursors)
    .map(([space, { head, low }]) => `${space}:${head}/${low.core}/${low.windowed}/${low.kept}`)
    .join(' ');
