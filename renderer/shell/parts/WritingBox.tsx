import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId, SpaceId } from '../../../model/kernel/ids.ts';
import type { Mention } from '../../../model/writing/written.ts';
import { useLive, useStore } from '../../store/hooks.ts';
import type { Ran } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { refusalWords } from './refusals.ts';

export type Written = { text: string; mentions: Mention[]; files: DocumentId[] };

export type WritingBoxProps = {
  space: SpaceId;
  /** Names the draft. */
  place: string;
  /** What is changed; without it something new is written. */
  start?: { text: string; mentions: readonly Mention[]; files: readonly DocumentId[] };
  label: string;
  submitLabel: string;
  compact?: boolean;
  autoFocus?: boolean;
  rows?: number;
  /** Something else than words is sent along. */
  allowEmpty?: boolean;
  extra?: ReactNode;
  children?: ReactNode;
  /** In chats: one line that grows, with a round send button. */
  look?: 'box' | 'chat';
  sendOnEnter?: boolean;
  onTyping?: () => void;
  /** Arrow up in an empty field. */
  onEditLast?: () => void;
  onSubmit: (written: Written) => Promise<Ran>;
  onCancel?: () => void;
};

export function WritingBox({
  place,
  start,
  label,
  submitLabel,
  allowEmpty,
  extra,
  children,
  onSubmit,
  onCancel,
  autoFocus,
}: WritingBoxProps) {
  const { t } = useTranslation('parts');
  const store = useStore();
  const draft = useLive(store.drafts.get(place));
  const [fault, setFault] = useState<string | null>(null);
  const text = draft.text || (start?.text ?? '');
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        if (!text.trim() && !allowEmpty) return;
        const ran = await onSubmit({ text, mentions: [], files: [...(start?.files ?? [])] });
        if (ran.ok) store.drafts.clear(place);
        else setFault(refusalWords(ran.refusal.code));
      }}
    >
      <TextArea
        label={label}
        labelHidden
        placeholder={label}
        value={text}
        error={fault}
        autoFocus={autoFocus}
        onChange={(event) => store.drafts.set(place, { text: event.currentTarget.value, mentions: [], files: [] })}
      />
      {children}
      {extra}
      {onCancel ? (
        <Button variant="ghost" size="sm" onClick={onCancel}>
          {t('writing.cancel')}
        </Button>
      ) : null}
      <Button variant="primary" size="sm" type="submit">
        {submitLabel}
      </Button>
    </form>
  );
}
