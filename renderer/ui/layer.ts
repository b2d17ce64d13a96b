import { createContext, useContext } from 'react';

/**
 * Where popovers and menus are hung up. Inside a dialog that is the dialog itself: the rest of the page is inert then.
 */
export const LayerContext = createContext<HTMLElement | null>(null);

export const useLayer = (): { target: HTMLElement } | undefined => {
  const layer = useContext(LayerContext);
  return layer ? { target: layer } : undefined;
};
