import { createContext, use } from 'react';

export const SwitcherContext = createContext<() => void>(() => undefined);

/** Opens the quick switcher. */
export const useSwitcher = () => use(SwitcherContext);
