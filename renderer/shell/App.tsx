import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import type { RendererFeature } from '../feature.ts';
import type { Platform } from '../platform/platform.ts';
import { StoreContext, useLive } from '../store/hooks.ts';
import { Toaster } from '../ui/Toast.tsx';
import { TooltipLayer } from '../ui/Tooltip.tsx';
import { LiveRegions } from './announce.tsx';
import { AppProvider } from './app-context.ts';
import { makeRouter } from './router.tsx';
import type { SessionPort, SessionState } from './session.ts';

// Who is signed in already, which is nearly always, does not need them.
const ClaimScreen = lazy(() => import('./signin/ClaimScreen.tsx'));
const InviteScreen = lazy(() => import('./signin/InviteScreen.tsx'));
const SignInScreen = lazy(() => import('./signin/SignInScreen.tsx'));

export type AppProps = { platform: Platform; session: SessionPort; features: readonly RendererFeature[]; version: string };

/** The whole interface, on whatever session and store it is given. */
export function App(props: AppProps) {
  const state = useLive(props.session.state);
  return (
    <>
      <Suspense fallback={null}>
        <Door {...props} state={state} />
      </Suspense>
      <Toaster />
      <TooltipLayer />
      <LiveRegions />
    </>
  );
}

function Door({ state, ...props }: AppProps & { state: SessionState }) {
  switch (state.state) {
    case 'starting':
      return null;
    case 'signedOut':
      return <SignInScreen session={props.session} version={props.version} />;
    case 'unclaimed':
      return <ClaimScreen session={props.session} version={props.version} />;
    case 'invited':
      return <InviteScreen session={props.session} version={props.version} />;
    case 'signedIn':
      return <Inside {...props} state={state} />;
  }
}

function Inside({ state, platform, session, features, version }: AppProps & { state: SessionState & { state: 'signedIn' } }) {
  const router = useMemo(() => makeRouter(features), [features]);
  const app = useMemo(() => ({ features, platform, session, me: state.me, version }), [features, platform, session, state.me, version]);
  return (
    <AppProvider value={app}>
      <StoreContext value={state.store}>
        <RouterProvider router={router} />
      </StoreContext>
    </AppProvider>
  );
}
