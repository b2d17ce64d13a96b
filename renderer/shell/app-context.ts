import { createContext, use } from 'react';
import type { RendererFeature } from '../feature.ts';
import type { Platform } from '../platform/platform.ts';
import type { Me, SessionPort } from './session.ts';
import type { Live } from '../store/store.ts';

/** What the frame around the screens needs. */
export type AppContext = {
  features: readonly RendererFeature[];
  platform: Platform;
  session: SessionPort;
  me: Live<Me>;
  version: string;
};

const Context = createContext<AppContext | null>(null);

export const AppProvider = Context.Provider;

export function useApp(): AppContext {
  const app = use(Context);
  if (!app) throw new Error('no app above this component');
  return app;
}
