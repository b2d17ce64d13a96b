/**
 * Shortcuts are written as `mod+shift+f`, `alt+up`, `j`, `?`. `mod` is ⌘ on a Mac and Ctrl elsewhere.
 */

/** The document says what it runs on; the start of the page sets it from the platform. */
export const isMac = (): boolean => document.documentElement.dataset.system === 'mac';

const macNames: Record<string, string> = {
  mod: '⌘',
  ctrl: '⌃',
  alt: '⌥',
  shift: '⇧',
  enter: '↵',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  escape: 'Esc',
  tab: 'Tab',
};
const otherNames: Record<string, string> = {
  mod: 'Ctrl',
  ctrl: 'Ctrl',
  alt: 'Alt',
  shift: '⇧',
  enter: '↵',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  escape: 'Esc',
  tab: 'Tab',
};

/** The words on the key caps. @example `mod+k` is `⌘K` on a Mac and `Ctrl K` elsewhere */
export function keyWords(keys: string, mac: boolean): string {
  const names = mac ? macNames : otherNames;
  const words = keys
    .split('+')
    .map((part) => names[part] ?? (part.length === 1 ? part.toLocaleUpperCase('sv') : part.replace(/^f(\d+)$/, 'F$1')));
  return words.join(mac ? '' : ' ');
}

const pressed: Record<string, string> = { ' ': 'space', ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether a press is the shortcut. Shift counts only beside other modifiers or named keys: `?` is `?` however it is typed. */
export function isPress(keys: string, event: Press, mac: boolean): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const wants = (name: string) => parts.slice(0, -1).includes(name);
  const mod = mac ? event.metaKey : event.ctrlKey;
  const ctrl = mac && event.ctrlKey;
  if (wants('mod') !== mod || wants('ctrl') !== ctrl || wants('alt') !== event.altKey || (!mac && event.metaKey)) return false;
  const symbol = key.length === 1 && !/[\p{L}\p{N}]/u.test(key);
  if (!symbol && wants('shift') !== event.shiftKey) return false;
  const named = pressed[event.key] ?? event.key.toLowerCase();
  if (named === key) return true;
  // With Alt or Shift held some layouts write another character; the place on the keyboard still says which key it was.
  return (
    /^[a-z0-9]$/.test(key) && (event.altKey || event.shiftKey) && (event.code === `Key${key.toUpperCase()}` || event.code === `Digit${key}`)
  );
}

/** A lone letter or sign, which may only act outside text fields. */
export const isSingle = (keys: string): boolean => !/(^|\+)(mod|ctrl|alt)\+/.test(keys) && !/^(shift\+)?(f\d+|escape)$/.test(keys);
