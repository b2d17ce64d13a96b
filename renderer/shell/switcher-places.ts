import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SwitcherHit, SwitcherProvider } from '../feature.ts';
import { useText } from '../i18n/useText.ts';
import type { IconName } from '../ui/icons.tsx';
import { appearance, setAppearance } from './appearance.ts';
import { useApp } from './app-context.ts';
import { useCompose } from './ComposeButton.tsx';
import { bellPlace, sidebarPlaces } from './navigation.ts';
import { settingsSections } from './settings/sections.ts';
import { matchScore } from './switcher-hits.ts';

type Known = {
  id: string;
  title: string;
  detail?: string;
  icon: IconName;
  section: SwitcherHit['section'];
  keys?: string;
  open: SwitcherHit['open'];
};

/** The shell's own hits: places, what can be written, settings, theme. Without a query: the places. */
export function usePlacesProvider(): SwitcherProvider {
  const { t } = useTranslation(['shell', 'settings']);
  const text = useText();
  const { features } = useApp();
  const compose = useCompose();
  const bell = bellPlace(features);
  const known: Known[] = [
    ...[...sidebarPlaces(features), ...(bell ? [bell] : [])].map(
      (item, index): Known => ({
        id: `place:${item.id}`,
        title: text(item.label),
        icon: item.icon,
        section: 'places',
        keys: item.place === 'bell' || index > 8 ? undefined : `mod+${index + 1}`,
        open: { to: item.to },
      }),
    ),
    ...settingsSections(features).map(
      (section): Known => ({
        id: `settings:${section.id}`,
        title: text(section.label),
        detail: t('settings'),
        icon: section.icon,
        section: 'places',
        open: { to: `/settings/${section.id}` },
      }),
    ),
    ...compose.map(
      (action): Known => ({
        id: `compose:${action.id}`,
        title: text(action.label),
        icon: action.icon,
        section: 'actions',
        open: { run: action.start },
      }),
    ),
    {
      id: 'theme',
      title: t('switcher.theme'),
      icon: 'sun',
      section: 'actions',
      open: {
        run: () => {
          const dark =
            appearance.get().theme === 'dark' ||
            (appearance.get().theme === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches);
          setAppearance({ theme: dark ? 'light' : 'dark' });
        },
      },
    },
  ];
  // The words are read when a query comes, so that the provider itself stays the same from render to render.
  const latest = useRef(known);
  latest.current = known;
  return useMemo<SwitcherProvider>(
    () => ({
      id: 'places',
      async find(query, { scope }) {
        if (scope) return [];
        return latest.current.flatMap((one, index): SwitcherHit[] => {
          const score = query.trim() ? matchScore(one.title, query) * 0.95 : one.id.startsWith('place:') ? 0.1 - index / 1000 : 0;
          const { icon, ...rest } = one;
          return score > 0 ? [{ ...rest, lead: { icon }, score }] : [];
        });
      },
    }),
    [],
  );
}
