import type { RendererFeature, SettingsSection } from '../../feature.ts';

const own: readonly SettingsSection[] = [
  { id: 'appearance', label: 'settings:sections.appearance', icon: 'sun', order: 20, load: () => import('./AppearanceSettings.tsx') },
  { id: 'language', label: 'settings:sections.language', icon: 'globe', order: 40, load: () => import('./LanguageSettings.tsx') },
  { id: 'devices', label: 'settings:sections.devices', icon: 'laptop', order: 70, load: () => import('./DeviceSettings.tsx') },
  { id: 'keyboard', label: 'settings:sections.keyboard', icon: 'command', order: 80, load: () => import('./KeyboardSettings.tsx') },
  { id: 'about', label: 'settings:sections.about', icon: 'help', order: 90, load: () => import('./AboutSettings.tsx') },
];

/** The shell's pages and the features', in their order: profile 10, notifications 30, offline 50, sign-in 60. */
export const settingsSections = (features: readonly RendererFeature[]): readonly SettingsSection[] =>
  [...own, ...features.flatMap((feature) => feature.settings ?? [])].sort((a, b) => a.order - b.order);
