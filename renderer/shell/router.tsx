import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type { RendererFeature } from '../feature.ts';
import { Frame } from './Frame.tsx';
import { startPlace } from './navigation.ts';
import { NotFound } from './NotFound.tsx';

/** Addresses are the features' own; the shell adds the start, the settings and the phone's "Mer". */
export function makeRouter(features: readonly RendererFeature[]) {
  const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });
  const shell = [
    createRoute({
      getParentRoute: () => root,
      path: '/',
      beforeLoad: () => {
        throw redirect({ to: startPlace(features), replace: true });
      },
    }),
    ...['/settings', '/settings/$section'].map((path) =>
      createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(() => import('./settings/SettingsScreen.tsx')) }),
    ),
    createRoute({ getParentRoute: () => root, path: '/more', component: lazyRouteComponent(() => import('./MoreScreen.tsx')) }),
  ];
  const theirs = features
    .flatMap((feature) => feature.routes ?? [])
    .map((route) =>
      createRoute({
        getParentRoute: () => root,
        path: route.path,
        component: lazyRouteComponent(route.load),
        validateSearch: route.search,
      }),
    );
  return createRouter({
    routeTree: root.addChildren([...shell, ...theirs]),
    defaultPreload: 'intent',
    defaultPreloadDelay: 60,
    scrollRestoration: false,
    // Errors go on to the boundary in the frame, which saves what was written in the broken screen.
    disableGlobalCatchBoundary: true,
  });
}
