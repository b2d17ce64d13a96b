import i18next from 'i18next';
import type { Refusal, RefusalCode } from '../../../model/kernel/refusal.ts';
import { showToast } from '../../ui/toasts.ts';

/** The sentence for a refusal: what happened, what was kept, what to do. */
export const refusalWords = (code: string): string => {
  const known: Record<RefusalCode, string> = {
    forbidden: i18next.t('parts:refused.forbidden'),
    missing: i18next.t('parts:refused.missing'),
    invalid: i18next.t('parts:refused.invalid'),
    conflict: i18next.t('parts:refused.conflict'),
    closed: i18next.t('parts:refused.closed'),
    file: i18next.t('parts:refused.file'),
    unknown: i18next.t('parts:refused.unknown'),
    failed: i18next.t('parts:refused.failed'),
  };
  return known[code as RefusalCode] ?? known.failed;
};

/** Says it at once, for doings without a place of their own on the screen. */
export const sayRefusal = (refusal: Refusal): void => void showToast({ tone: 'danger', text: refusalWords(refusal.code) });
