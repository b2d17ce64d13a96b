import type { sv } from './sv.ts';

/** The same keys in another language, other words. */
export type Same<Texts> = { [Key in keyof Texts]: Texts[Key] extends string ? string : Same<Texts[Key]> };

export type Texts = Same<typeof sv>;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: typeof sv;
  }
}
