import { z } from 'zod';
import { type DocumentId, type PersonId, SpaceId } from '../kernel/ids.ts';
import { defineKind } from '../kernel/kind.ts';

/** A person's choices, the same on all their devices. */

/** Minutes after midnight, local time. */
const Minute = z.int().min(0).max(1439);

/** Quiet hours, by the device's local time; `from` later than `to` runs past midnight. Days: 1 Monday – 7 Sunday. */
export const QuietHours = z.object({ days: z.array(z.int().min(1).max(7)).max(7), from: Minute, to: Minute });
export type QuietHours = z.infer<typeof QuietHours>;

export const Choices = z.object({
  language: z.enum(['sv', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  /** Notifications rest during these hours; null: never. */
  quiet: QuietHours.nullable(),
  /** Do not disturb until a moment, milliseconds. */
  quietUntil: z.number().nullable(),
  /** Shortcuts of a single letter. */
  singleKeys: z.boolean(),
  enterSends: z.boolean(),
  /** Whether colleagues see that one is here. */
  showPresence: z.boolean(),
  digest: z.enum(['off', 'daily', 'weekly']),
});
export type Choices = z.infer<typeof Choices>;

const choice = Choices.shape;

export const SettingsBody = z.object({
  language: choice.language.default('sv'),
  theme: choice.theme.default('system'),
  quiet: choice.quiet.default(null),
  quietUntil: choice.quietUntil.default(null),
  singleKeys: choice.singleKeys.default(true),
  enterSends: choice.enterSends.default(true),
  showPresence: choice.showPresence.default(true),
  digest: choice.digest.default('off'),
  /** Spaces that never notify and never count. Sorted, so that the order of muting leaves no trace. */
  muted: z.array(SpaceId).default([]),
  /** Places in the sidebar, as the interface's own paths, in the person's order. */
  pinned: z.array(z.string()).default([]),
});
export type SettingsBody = z.infer<typeof SettingsBody>;

export const defaultSettings: SettingsBody = SettingsBody.parse({});

/** `settings:<person>` in the personal space; until something is chosen there is none. */
export const settingsKind = defineKind<SettingsBody>({ name: 'settings', body: SettingsBody, tier: 'core' });

export const settingsDocument = (person: PersonId) => `settings:${person}` as DocumentId;
