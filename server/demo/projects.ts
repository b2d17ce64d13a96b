import type { City } from './company.ts';
import { readTable } from './table.ts';

/** An engagement, with the words that its scenes are filled with. `system`, `users` and `old` are in the definite. */
export type Project = {
  name: string;
  mark: string;
  client: string;
  area: string;
  city: City;
  tag: string;
  /** "mätvärdesplattformen" */
  system: string;
  /** Plural, indefinite and definite: what the system is full of. */
  things: string;
  thethings: string;
  users: string;
  old: string;
  /** An infinitive: what it is all for. */
  goal: string;
  tech: string;
  en: { system: string; things: string; users: string; old: string };
};

type Column = Exclude<keyof Project, 'en'> | `en.${keyof Project['en']}`;

export const PROJECTS: readonly Project[] = readTable<Column>('projects').map((row) => ({
  ...row,
  city: row.city as City,
  en: { system: row['en.system'], things: row['en.things'], users: row['en.users'], old: row['en.old'] },
}));
