import { type ComponentType, createContext, type ReactNode } from 'react';
import type { Mention } from '../../../model/writing/written.ts';

type Person = Mention['person'];

/** What shown text needs to know of the application around it. */
export type MarkdownSettings = {
  /** Mentions of this person are in kanel. */
  me: Person | null;
  tagPath: (key: string) => string;
  /** Goes to a path of ours; without it the browser does. */
  open?: (path: string) => void;
  /** What stands for someone mentioned, such as a button that shows their card; without it the name is marked and no more. */
  Mention?: ComponentType<{ person: Person; className: string | undefined; children: ReactNode }>;
};

export const MarkdownContext = createContext<MarkdownSettings>({ me: null, tagPath: (key) => `/feed/tag/${encodeURIComponent(key)}` });
