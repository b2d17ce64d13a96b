import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../../model/kernel/ids.ts';
import { usePending, useStore, useSyncStatus } from '../../store/hooks.ts';
import { Pending } from '../../ui/Pending.tsx';
import { refusalWords } from './refusals.ts';
import styles from './ItemPending.module.css';

/** Beside what one has written: on its way, waiting, or refused with what can be done. Nothing when the server has it. */
export function ItemPending({ id, onEdit }: { id: DocumentId; onEdit?: (text: string) => void }) {
  const { t } = useTranslation('parts');
  const store = useStore();
  const pending = usePending(id);
  const live = useSyncStatus().state === 'live';
  if (!pending) return null;
  if (pending.status !== 'rejected') return <Pending state={live ? 'sending' : 'waiting'} />;
  const { entry, text } = pending;
  return (
    <span className={styles.failed} role="alert">
      <Pending state="failed" reason={refusalWords(pending.refusal.code)} onRetry={() => void store.retry(entry)} />
      {onEdit && text !== null ? (
        <button type="button" className="link" onClick={() => void store.dismiss(entry).then(() => onEdit(text))}>
          {t('failed.edit')}
        </button>
      ) : null}
      <button type="button" className="link" onClick={() => void store.dismiss(entry)}>
        {t('failed.discard')}
      </button>
    </span>
  );
}
