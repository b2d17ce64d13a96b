import { useTranslation } from 'react-i18next';
import type { CommandId } from '../../model/kernel/ids.ts';
import type { StoredHere } from '../feature.ts';
import { useText } from '../i18n/useText.ts';
import { useOutbox } from '../store/hooks.ts';
import type { IconName } from '../ui/icons.tsx';
import { useApp } from './app-context.ts';

/** Something written here that the server does not have yet, in words. */
export type OutboxRow = {
  id: CommandId;
  icon: IconName;
  title: string;
  excerpt: string | null;
  state: 'waiting' | 'sending' | 'failed';
  reason?: string;
};

/** In the order it will be sent. Features name their own commands; an unnamed one is "Ändring". What was not meant is left out. */
export function useOutboxRows(): readonly OutboxRow[] {
  const { features } = useApp();
  const { t } = useTranslation('shell');
  const text = useText();
  return useOutbox().flatMap((item): OutboxRow[] => {
    const { pending } = item;
    const words = features.map((feature) => feature.commands?.[item.command]).find((one) => one !== undefined);
    if (words === null) return [];
    const base = {
      id: item.entry,
      icon: words?.icon ?? 'edit',
      title: words ? text(words.label) : t('outbox.change'),
      excerpt: item.text,
    } as const;
    if (pending.status === 'rejected') return [{ ...base, state: 'failed', reason: t(`refusal.${pending.refusal.code}`) }];
    return [{ ...base, state: pending.status === 'uploading' || pending.online ? 'sending' : 'waiting' }];
  });
}

export function useStoredHere(): readonly StoredHere[] {
  const { features } = useApp();
  // The list of features never changes while the app runs, so the hooks are always the same, in the same order.
  // biome-ignore lint/correctness/useHookAtTopLevel: see the line above
  return features.flatMap((feature) => feature.useStoredHere?.() ?? []);
}
