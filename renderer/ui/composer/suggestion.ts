import type { ReactNode } from 'react';
import type { Mention } from '../../../model/writing/written.ts';
import type { TriggerKind } from './trigger.ts';

/** What can stand in the place of something half written. */
export type Suggestion = {
  id: string;
  /** What is written, sign included: "@Elin Sjöstrand", "#vättralyftet", "☕️". */
  insert: string;
  label: string;
  detail?: string;
  /** A face, a picture sign. */
  lead?: ReactNode;
  /** Whom it mentions. A group is no person: it is written as a link, say, and mentions nobody. */
  mention?: Mention;
};

/** Where suggestions come from. */
export type SuggestionSource = {
  /** The likeliest first, at most as many as one wants to read. `signal` aborts when more has been written. */
  find(query: string, signal: AbortSignal): Promise<readonly Suggestion[]>;
  /** What a finished `:code:` stands for, as far as is known by now. */
  exact?(code: string): string | null;
};

export type SuggestionSources = { readonly [Kind in TriggerKind]?: SuggestionSource };
