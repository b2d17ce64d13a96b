import { z } from 'zod';
import { Value } from '../store/live/value.ts';
import type { Live } from '../store/store.ts';

/** How the interface looks and reads on this device. Kept here and nowhere else. */
const Appearance = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  text: z.enum(['small', 'normal', 'large', 'largest']).catch('normal'),
  accent: z.enum(['forest', 'blue', 'plum', 'graphite', 'system']).catch('forest'),
  motion: z.enum(['system', 'reduced']).catch('system'),
  contrast: z.enum(['system', 'more']).catch('system'),
  language: z.enum(['sv', 'en']).catch('sv'),
  singleKeys: z.boolean().catch(true),
  sidebar: z.enum(['open', 'rail']).catch('open'),
});
export type Appearance = z.infer<typeof Appearance>;

const KEY = 'fikarum.appearance';

function read(): Appearance {
  try {
    return Appearance.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}') ?? {});
  } catch {
    return Appearance.parse({});
  }
}

const held = new Value<Appearance>(read());

export const appearance: Live<Appearance> = held;

export function setAppearance(change: Partial<Appearance>): void {
  const next = { ...held.get(), ...change };
  held.set(next);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // A private window may refuse: the choice holds until the page is closed.
  }
  applyAppearance(next);
}

/** `public/appearance.js` does the same before the first paint; the attributes are what the style sheets look at. */
export function applyAppearance(now: Appearance = held.get(), root: HTMLElement = document.documentElement): void {
  const set = (name: string, value: string, rest: string) => (value === rest ? root.removeAttribute(name) : root.setAttribute(name, value));
  set('data-theme', now.theme, 'system');
  set('data-text', now.text, 'normal');
  set('data-accent', now.accent, 'forest');
  set('data-motion', now.motion, 'system');
  set('data-contrast', now.contrast, 'system');
}
