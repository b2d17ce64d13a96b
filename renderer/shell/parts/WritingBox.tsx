import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId, SpaceId } from '../../../model/kernel/ids.ts';
import type { Mention } from '../../../model/writing/written.ts';
import { useLive, useStore } from '../../store/hooks.ts';
import type { Ran } from '../../store/store.ts';
import { UploadError } from '../../store/uploads/upload-road.ts';
import { Button } from '../../ui/Button.tsx';
import { Composer } from '../../ui/composer/Composer.tsx';
import { showToast } from '../../ui/toasts.ts';
import { addFiles } from './add-files.ts';
import { PendingFiles } from './PendingFiles.tsx';
import { refusalWords } from './refusals.ts';
import { useWritingSources } from './useWritingSources.tsx';

export type Written = { text: string; mentions: Mention[]; files: DocumentId[] };

export type WritingBoxProps = {
  space: SpaceId;
  /** Names the draft. */
  place: string;
  /** What is changed; without it something new is written. */
  start?: { text: string; mentions: readonly Mention[]; files: readonly DocumentId[] };
  label: string;
  /** The words on the button; a chat has a paper plane instead. */
  submitLabel: string;
  compact?: boolean;
  autoFocus?: boolean;
  rows?: number;
  /** Something else than words is sent along. */
  allowEmpty?: boolean;
  /** Beside the tools. */
  extra?: ReactNode;
  children?: ReactNode;
  /** In chats: one line that grows, with a round send button. */
  look?: 'box' | 'chat';
  sendOnEnter?: boolean;
  onTyping?: () => void;
  /** Arrow up in an empty field. */
  onEditLast?: () => void;
  /** The draft goes when it went well; else it stays, and the sentence that belongs to the refusal is shown. */
  onSubmit: (written: Written) => Promise<Ran>;
  onCancel?: () => void;
};

/** The composer with a draft that survives a restart, files that are kept until they can be sent, and people to mention. */
export function WritingBox(props: WritingBoxProps) {
  const { space, place, start, label, look = 'box', onCancel } = props;
  const { t } = useTranslation('parts');
  const store = useStore();
  const draft = useLive(store.drafts.get(place));
  const sources = useWritingSources(space);
  const [touched, setTouched] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const begun = touched || draft.text !== '' || draft.files.length > 0;
  const now: Written =
    begun || !start
      ? { text: draft.text, mentions: draft.mentions as Mention[], files: draft.files as DocumentId[] }
      : { text: start.text, mentions: [...start.mentions], files: [...start.files] };

  const keep = (change: Partial<Written>) => {
    setTouched(true);
    setFault(null);
    store.drafts.set(place, { ...now, ...change }, store.isConfidential(space));
  };
  const attach = async (files: File[]) => {
    try {
      const added = await addFiles(store, space, files);
      // More may have been written while the files were kept.
      const held = store.drafts.get(place).get();
      const before = held.text !== '' || held.files.length > 0 ? held : now;
      store.drafts.set(
        place,
        { ...before, mentions: [...before.mentions], files: [...before.files, ...added] },
        store.isConfidential(space),
      );
      setTouched(true);
    } catch (error) {
      const code = error instanceof UploadError ? error.code : 'full';
      showToast({ tone: 'danger', text: t(code === 'tooLarge' ? 'file.tooLarge' : code === 'empty' ? 'file.empty' : 'file.full') });
    }
  };
  const submit = async ({ text, mentions }: { text: string; mentions: Mention[] }) => {
    if (sending) return;
    setSending(true);
    const ran = await props.onSubmit({ text, mentions, files: now.files });
    setSending(false);
    if (!ran.ok) {
      setFault(refusalWords(ran.refusal.code));
      return;
    }
    store.drafts.clear(place);
    setTouched(false);
  };
  const cancel = () => {
    store.drafts.clear(place);
    setTouched(false);
    onCancel?.();
  };

  return (
    <Composer
      label={label}
      value={now}
      onChange={({ text, mentions }) => {
        keep({ text, mentions: [...mentions] });
        if (text !== '') props.onTyping?.();
      }}
      onSubmit={(written) => void submit(written)}
      send={props.sendOnEnter ? 'enter' : 'mod+enter'}
      {...(look === 'chat' && !start ? {} : { sendLabel: props.submitLabel })}
      look={look === 'chat' ? 'line' : 'box'}
      tools={props.compact || (look === 'chat' && start) ? 'few' : 'all'}
      sources={sources}
      onFiles={(files) => void attach(files)}
      {...(onCancel ? { onCancel: cancel } : {})}
      onEditLast={props.onEditLast}
      allowEmpty={props.allowEmpty || now.files.length > 0}
      rows={props.rows}
      autoFocus={props.autoFocus}
      error={fault}
      extraTools={props.extra}
      tail={
        onCancel ? (
          <Button variant="ghost" size="sm" onClick={cancel}>
            {t('writing.cancel')}
          </Button>
        ) : undefined
      }
    >
      {props.children}
      <PendingFiles files={now.files} onDrop={(file) => keep({ files: now.files.filter((one) => one !== file) })} />
    </Composer>
  );
}
