import { createContext, type ReactNode, use, useEffect, useMemo, useRef } from 'react';
import { isMac, isPress, isSingle } from '../ui/keys.ts';
import { appearance } from './appearance.ts';

/** A shortcut while it is at hand. `label` is ready to read. */
export type Shortcut = {
  keys: string;
  label: string;
  /** Heading in the overview. */
  group: string;
  run: (event: KeyboardEvent) => void;
  /** Also while writing; single keys never are. */
  inText?: boolean;
};

type Registry = { add(shortcuts: { current: readonly Shortcut[] }): () => void; all(): readonly Shortcut[] };

const Context = createContext<Registry | null>(null);

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=range])'));

/** One listener for the whole window. What was registered last, deepest in the page, is asked first. */
export function KeyboardProvider({ children }: { children: ReactNode }) {
  const held = useRef(new Set<{ current: readonly Shortcut[] }>());
  const registry = useMemo<Registry>(
    () => ({
      add(shortcuts) {
        held.current.add(shortcuts);
        return () => held.current.delete(shortcuts);
      },
      all: () => [...held.current].reverse().flatMap((list) => list.current),
    }),
    [],
  );
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || (event.repeat && !/^Arrow|^[jk]$/.test(event.key))) return;
      // A dialog has the keyboard to itself.
      if (document.querySelector('dialog[open]')) return;
      const writing = writes(event.target);
      const found = registry.all().find((shortcut) => {
        if (!isPress(shortcut.keys, event, isMac())) return false;
        if (isSingle(shortcut.keys)) return !writing && (appearance.get().singleKeys || shortcut.keys === 'enter');
        return !writing || shortcut.inText !== false;
      });
      if (!found) return;
      event.preventDefault();
      found.run(event);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [registry]);
  return <Context value={registry}>{children}</Context>;
}

function useRegistry(): Registry {
  const registry = use(Context);
  if (!registry) throw new Error('no keyboard above this component');
  return registry;
}

/** Puts shortcuts at hand for as long as the component is mounted. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const registry = useRegistry();
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => registry.add(latest), [registry]);
}

/** All that are at hand now, each key once, in the order of their groups. */
export function useAllShortcuts(): () => readonly Shortcut[] {
  const registry = useRegistry();
  return () => {
    const seen = new Set<string>();
    return registry.all().filter((shortcut) => !seen.has(shortcut.keys) && seen.add(shortcut.keys));
  };
}
