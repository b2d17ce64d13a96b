import { type KeyboardEvent, lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../IconButton.tsx';
import type { IconName } from '../icons.tsx';
import { Popover } from '../Popover.tsx';
import styles from './Composer.module.css';

const EmojiPicker = lazy(() => import('../EmojiPicker.tsx'));

export type ToolAct = 'mention' | 'bold' | 'italic' | 'list' | 'code';

type Props = {
  few: boolean;
  onAct: (act: ToolAct) => void;
  onEmoji: (emoji: string) => void;
  onFiles?: (files: File[]) => void;
  mentions: boolean;
  /** What the place itself adds, after the others. */
  children?: ReactNode;
};

const FORMATS: readonly { act: ToolAct; icon: IconName; keys?: string }[] = [
  { act: 'bold', icon: 'bold', keys: 'mod+b' },
  { act: 'italic', icon: 'italic', keys: 'mod+i' },
  { act: 'list', icon: 'list' },
  { act: 'code', icon: 'code', keys: 'mod+e' },
];

/** One stop for Tab; arrows, Home and End move between the tools. */
export function Toolbar({ few, onAct, onEmoji, onFiles, mentions, children }: Props) {
  const { t } = useTranslation('writing');
  const [stop, setStop] = useState(0);
  const files = useRef<HTMLInputElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const tools = () => [...(bar.current?.querySelectorAll<HTMLButtonElement>('[data-tool]') ?? [])];

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // What happens in a popover of ours comes here too, though it is elsewhere in the page.
    if (!(event.target instanceof HTMLElement) || !event.currentTarget.contains(event.target)) return;
    const all = tools();
    const at = all.indexOf(event.target as HTMLButtonElement);
    const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 };
    const next = steps[event.key];
    if (at === -1 || next === undefined) return;
    event.preventDefault();
    const target = (next + all.length) % all.length;
    setStop(target);
    all[target]?.focus();
  };

  let place = 0;
  const tool = () => {
    const index = place++;
    // A press of the mouse leaves the caret where it is.
    return { 'data-tool': '', tabIndex: index === stop ? 0 : -1, onFocus: () => setStop(index), onMouseDown: keepFocus };
  };

  return (
    <div ref={bar} className={styles.bar} role="toolbar" aria-label={t('tools')} onKeyDown={onKeyDown}>
      {onFiles ? (
        <>
          <IconButton icon="attach" label={t('attach')} {...tool()} onClick={() => files.current?.click()} />
          <input
            ref={files}
            type="file"
            multiple
            hidden
            onChange={(event) => {
              onFiles([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
        </>
      ) : null}
      <Popover
        label={t('emoji')}
        position="top-start"
        trigger={<IconButton icon="smile" label={t('emoji')} className={styles.extra} {...tool()} />}
      >
        {(close) => (
          <Suspense fallback={null}>
            <EmojiPicker
              onPick={(emoji) => {
                close();
                onEmoji(emoji);
              }}
            />
          </Suspense>
        )}
      </Popover>
      {mentions ? (
        <IconButton icon="at" label={t('mention')} className={styles.extra} {...tool()} onClick={() => onAct('mention')} />
      ) : null}
      {few ? null : (
        <>
          <span className={styles.divider} />
          {FORMATS.map(({ act, icon, keys }) => (
            <IconButton
              key={act}
              icon={icon}
              label={t(act as 'bold')}
              keys={keys}
              className={styles.extra}
              {...tool()}
              onClick={() => onAct(act)}
            />
          ))}
        </>
      )}
      {children}
    </div>
  );
}

const keepFocus = (event: React.MouseEvent) => event.preventDefault();
