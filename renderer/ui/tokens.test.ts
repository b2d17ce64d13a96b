import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** Every pair of colours that can meet is told apart: text 4.5 to 1, edges and marks 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11). */

type Colours = Map<string, readonly [light: string, dark: string]>;

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const avatars = readFileSync(new URL('./Avatar.module.css', import.meta.url), 'utf8');

function coloursIn(text: string): Colours {
  const found = text.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g);
  return new Map([...found].map(([, name, light, dark]) => [name ?? '', [light ?? '', dark ?? ''] as const]));
}

/** The declarations of the first rule whose selector is this one. */
const rule = (selector: string): string => css.slice(css.indexOf(`${selector} {`)).split('}', 1)[0] ?? '';
const base = coloursIn(rule(':root'));
const looks: [string, Colours][] = [
  ['forest', base],
  ...(['blue', 'plum', 'graphite'] as const).map((accent): [string, Colours] => [
    accent,
    new Map([...base, ...coloursIn(rule(`:root[data-accent="${accent}"]`))]),
  ]),
  ['more contrast', new Map([...base, ...coloursIn(rule(':root[data-contrast="more"]'))])],
];

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(one: string, other: string): number {
  const [brighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (brighter + 0.05) / (darker + 0.05);
}

const cross = (over: readonly string[], under: readonly string[]) => over.flatMap((one) => under.map((other) => [one, other] as const));

const sheets = [
  'bg-canvas',
  'bg-surface',
  'bg-sunken',
  'bg-raised',
  'bg-hover',
  'bg-selected',
  'bg-aside',
  'bg-news',
  'bg-nav',
  'bg-hover-raised',
];
const controls = ['bg-field', 'bg-active', 'bg-button', 'bg-button-hover', 'bg-button-active'];
const soft = [
  'primary-soft',
  'warm-soft',
  'ok-soft',
  'warn-soft',
  'danger-soft',
  'info-soft',
  'class-konf-bg',
  'class-open-bg',
  'class-intern-bg',
];
const wells = ['bg-active-raised', 'bg-seg', 'bg-selected-2', 'mark-comment', 'ins', 'del', 'poll', 'poll-mine'];

const texts = [
  ...cross(['fg', 'fg-2', 'fg-3'], [...sheets, ...controls, ...soft]),
  ...cross(['fg', 'fg-2'], wells),
  ...cross(['primary-text', 'warm'], sheets),
  ...['ok', 'warn', 'danger', 'info'].flatMap((one) => cross([one], ['bg-canvas', 'bg-surface', 'bg-sunken', 'bg-raised', `${one}-soft`])),
  ...['open', 'intern', 'konf'].flatMap((level) => cross([`class-${level}`], [`class-${level}-bg`, 'bg-surface', 'bg-canvas'])),
  ...cross(['on-primary'], ['primary', 'primary-hover', 'primary-active']),
  ...cross(['primary-text'], ['primary-soft', 'bg-selected-2']),
  ['fg-inverse', 'bg-inverse'],
  ['warm', 'warm-soft'],
  ['mark-fg', 'mark'],
  ['on-warm', 'warm-fill'],
  ['on-danger', 'danger-fill'],
] as const;
const marks = [
  ...cross(['line-strong', 'focus'], ['bg-surface', 'bg-canvas', 'bg-raised', 'bg-field', 'bg-sunken']),
  ...cross(['pres-online', 'pres-away', 'pres-busy', 'chart-1', 'chart-2', 'chart-3', 'primary'], ['bg-surface']),
  ['warm-fill', 'bg-canvas'],
] as const;

describe.each(looks)('%s', (_, colours) => {
  test.each([
    ['text', texts, 4.5],
    ['edges and marks', marks, 3],
  ] as const)('%s', (_kind, pairs, least) => {
    const weak = pairs.flatMap(([over, under]) => {
      const [one, other] = [colours.get(over), colours.get(under)];
      if (!one || !other) return [`${over} or ${under} is missing`];
      return ([0, 1] as const)
        .filter((theme) => ratio(one[theme], other[theme]) < least)
        .map((theme) => `${over} on ${under}, ${theme ? 'dark' : 'light'}: ${ratio(one[theme], other[theme]).toFixed(2)}`);
    });
    expect(weak).toEqual([]);
  });
});

test('white initials on every hue', () => {
  const hues = [...avatars.matchAll(/\.h\d\s*\{\s*--c:\s*(#[0-9a-f]{6})/g)].map(([, hue]) => hue ?? '');
  expect(hues).toHaveLength(10);
  expect(hues.filter((hue) => ratio('#ffffff', hue) < 4.5)).toEqual([]);
});
