import type { NavigationItem, RendererFeature } from '../feature.ts';
import { isWithin } from './addresses.ts';
import { useApp } from './app-context.ts';

const byOrder = (a: { order: number }, b: { order: number }) => a.order - b.order;

/** The places of the sidebar, in their order. mod+1… follow it. */
export const sidebarPlaces = (features: readonly RendererFeature[]): readonly NavigationItem[] =>
  features
    .flatMap((feature) => feature.navigation ?? [])
    .filter((item) => item.place !== 'bell')
    .sort(byOrder);

export const bellPlace = (features: readonly RendererFeature[]): NavigationItem | null =>
  features.flatMap((feature) => feature.navigation ?? []).find((item) => item.place === 'bell') ?? null;

/** The phone's tab bar holds at most four places; the rest stand under "Mer". */
export const phonePlaces = (features: readonly RendererFeature[]): readonly NavigationItem[] =>
  features
    .flatMap((feature) => feature.navigation ?? [])
    .filter((item) => item.phone !== undefined)
    .sort((a, b) => (a.phone ?? 0) - (b.phone ?? 0))
    .slice(0, 4);

export const useBell = () => bellPlace(useApp().features);

/** Where one arrives: the first place there is. */
export const startPlace = (features: readonly RendererFeature[]): string => sidebarPlaces(features)[0]?.to ?? '/settings';

/** Whether a path is an address of a place or of an entry, or below one. */
export const isAt = (
  path: string,
  { to, also = [], not = [] }: { to: string; also?: readonly string[]; not?: readonly string[] },
): boolean => isWithin(path, [to, ...also]) && !isWithin(path, not);
