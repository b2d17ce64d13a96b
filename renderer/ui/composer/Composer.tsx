import { type ReactNode, type Ref, useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mention } from '../../../model/writing/written.ts';
import { Button } from '../Button.tsx';
import { cx } from '../cx.ts';
import { Icon } from '../Icon.tsx';
import { IconButton } from '../IconButton.tsx';
import styles from './Composer.module.css';
import { type Field, insert, toggleCode, toggleList, toggleMark } from './edits.ts';
import { carryOut, fieldOf, fitHeight } from './field-element.ts';
import { optionId, SuggestionList } from './SuggestionList.tsx';
import type { Suggestion, SuggestionSources } from './suggestion.ts';
import { type ToolAct, Toolbar } from './Toolbar.tsx';
import { type Trigger, triggerAt } from './trigger.ts';
import { useAcquaintances } from './useAcquaintances.ts';
import { useFileDrop } from './useFileDrop.ts';
import { useSuggestions } from './useSuggestions.ts';
import { writingKeys } from './writing-keys.ts';

/** What has been written, and whom of those who may be meant it mentions. */
export type ComposerValue = { text: string; mentions: readonly Mention[] };

export type ComposerHandle = { focus: () => void; insert: (words: string) => void };

export type ComposerProps = {
  /** What the field is for: its name, and its placeholder when there is no other. */
  label: string;
  placeholder?: string;
  value: ComposerValue;
  onChange: (value: ComposerValue) => void;
  /** Emptying the field afterwards is up to the caller, who knows whether it went well. */
  onSubmit: (value: { text: string; mentions: Mention[] }) => void;
  /** Which key sends. With `enter`, Shift+Enter breaks the line; on a keyboard of glass Enter always does. */
  send: 'enter' | 'mod+enter';
  /** The words on the button that sends; without them it is a picture of a paper plane. */
  sendLabel?: string;
  sources?: SuggestionSources;
  /** Files chosen, pasted or dropped. Without it none can be. */
  onFiles?: (files: File[]) => void;
  /** Escape, when nothing else of ours is open. */
  onCancel?: () => void;
  /** Arrow up in an empty field. */
  onEditLast?: () => void;
  /** Something else than words is sent along, so that the words may be missing. */
  allowEmpty?: boolean;
  tools?: 'all' | 'few';
  /** `line`: on a phone one line between a clip and a plane, as in a chat. */
  look?: 'box' | 'line';
  rows?: number;
  autoFocus?: boolean;
  /** A sentence under the words that says what to do. */
  error?: string | null;
  /** Between the words and the tools: files, a poll. */
  children?: ReactNode;
  /** After the tools, and before the button that sends. */
  extraTools?: ReactNode;
  tail?: ReactNode;
  ref?: Ref<ComposerHandle>;
};

const NO_SOURCES: SuggestionSources = {};

/** Where posts, comments and messages are written: a plain field of Markdown with help at hand. */
export function Composer(props: ComposerProps) {
  const { label, value, onChange, onSubmit, sources = NO_SOURCES, onFiles, allowEmpty, error, look = 'box' } = props;
  const { t } = useTranslation('writing');
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [dismissed, setDismissed] = useState<Trigger | null>(null);
  const acquaintances = useAcquaintances(value);
  const drop = useFileDrop(onFiles);

  const written = caret === null ? null : triggerAt(value.text, caret, acquaintances.all());
  // Once the word is left, the next one begins anew.
  if (written === null && dismissed !== null) setDismissed(null);
  const trigger = written && dismissed?.kind === written.kind && dismissed.from === written.from ? null : written;
  const list = useSuggestions(trigger, sources, acquaintances.meet);
  const open = trigger !== null && list.items.length > 0;
  const active = open ? optionId(id, list.active) : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words
  useLayoutEffect(() => {
    if (area.current) fitHeight(area.current);
  }, [value.text]);

  const edit = (change: (field: Field) => Field | null): boolean => {
    const next = area.current ? change(fieldOf(area.current)) : null;
    if (area.current && next) carryOut(area.current, next);
    return next !== null;
  };
  useImperativeHandle(props.ref, () => ({
    focus: () => area.current?.focus(),
    insert: (words) => edit((field) => insert(field, words)),
  }));

  const followCaret = () => {
    const field = area.current && fieldOf(area.current);
    setCaret(field && field.start === field.end && document.activeElement === area.current ? field.start : null);
  };
  const pick = (item: Suggestion, { kind, from }: Trigger) => {
    if (item.mention) acquaintances.choose(item.mention);
    edit(({ text, start }) => {
      const space = kind === 'emoji' || /^\s/.test(text.slice(start)) ? '' : ' ';
      const next = insert({ text, start: from, end: start }, item.insert + space);
      return space === '' && kind !== 'emoji' ? { ...next, start: next.start + 1, end: next.end + 1 } : next;
    });
  };
  const submit = () => {
    const text = area.current?.value ?? value.text;
    if (text.trim() === '' && !allowEmpty) return;
    onSubmit({ text, mentions: acquaintances.in(text) });
  };
  const act = (tool: ToolAct) => {
    const edits: Record<ToolAct, (field: Field) => Field> = {
      mention: (field) => insert(field, /[\p{L}\p{N}_@/.]$/u.test(field.text.slice(0, field.start)) ? ' @' : '@'),
      bold: (field) => toggleMark(field, '**'),
      italic: (field) => toggleMark(field, '*'),
      list: toggleList,
      code: toggleCode,
    };
    edit(edits[tool]);
  };

  const onKeyDown = writingKeys({
    send: props.send,
    edit,
    submit,
    onCancel: props.onCancel,
    onEditLast: props.onEditLast,
    list: trigger && {
      open,
      pending: list.pending,
      move: (step) => list.setActive((list.active + step + list.items.length) % list.items.length),
      pick: () => {
        const item = list.items[list.active];
        if (item) pick(item, trigger);
      },
      pickWhenSettled: async () => {
        const [item] = await list.settled();
        if (item) pick(item, trigger);
        return item !== undefined;
      },
      dismiss: () => setDismissed(trigger),
    },
  });

  const empty = value.text.trim() === '' && !allowEmpty;
  return (
    <div
      ref={box}
      className={cx(styles.box, look === 'line' && styles.lineLook)}
      data-dropping={drop.dropping || undefined}
      {...drop.handlers}
      data-edge
    >
      <textarea
        ref={area}
        className={styles.field}
        aria-label={label}
        placeholder={props.placeholder ?? label}
        rows={props.rows ?? 1}
        value={value.text}
        // biome-ignore lint/a11y/noAutofocus: asked for by whoever opens a place to write in it
        autoFocus={props.autoFocus}
        dir="auto"
        enterKeyHint={props.send === 'enter' ? 'send' : 'enter'}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={open ? id : undefined}
        aria-activedescendant={active}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => {
          const { value: text, selectionStart } = event.currentTarget;
          onChange({ text, mentions: acquaintances.in(text) });
          setCaret(selectionStart);
        }}
        onBeforeInput={(event) => {
          if ((event as unknown as { data: string | null }).data !== ':' || trigger?.kind !== 'emoji') return;
          const emoji = sources.emoji?.exact?.(trigger.query);
          if (!emoji) return;
          event.preventDefault();
          edit(({ text, start }) => insert({ text, start: trigger.from, end: start }, emoji));
        }}
        onKeyDown={onKeyDown}
        onSelect={followCaret}
        onFocus={followCaret}
        onBlur={() => setCaret(null)}
        onPaste={drop.onPaste(edit)}
      />
      {open ? (
        <SuggestionList
          id={id}
          label={t(`suggestions.${trigger.kind}`)}
          items={list.items}
          active={list.active}
          anchor={box}
          onPick={(item) => pick(item, trigger)}
          onActive={list.setActive}
        />
      ) : null}
      <span className="sr" role="status">
        {open ? t('found', { count: list.items.length }) : ''}
      </span>
      {error ? (
        <p id={`${id}-error`} className={styles.error} role="alert">
          <Icon name="warning" size={16} />
          {error}
        </p>
      ) : null}
      {props.children ? <div className={styles.more}>{props.children}</div> : null}
      <div className={styles.tools}>
        <Toolbar
          few={props.tools === 'few'}
          mentions={sources.mention !== undefined}
          onAct={act}
          onEmoji={(emoji) => edit((field) => insert(field, emoji))}
          onFiles={onFiles}
        >
          {props.extraTools}
        </Toolbar>
        <span className="grow" />
        {props.tail}
        {props.sendLabel ? (
          <Button variant="primary" size="sm" disabled={empty} onClick={submit}>
            {props.sendLabel}
          </Button>
        ) : (
          <IconButton
            icon="send"
            look="send"
            label={t('send')}
            keys={props.send}
            className={styles.send}
            disabled={empty}
            onClick={submit}
          />
        )}
      </div>
      {drop.dropping ? <div className={styles.drop}>{t('drop')}</div> : null}
    </div>
  );
}
