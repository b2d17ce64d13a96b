import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import { Popover } from './Popover.tsx';
import styles from './ReactionChip.module.css';

const EmojiPicker = lazy(() => import('./EmojiPicker.tsx'));

export type ReactionChipProps = {
  emoji: string;
  count: number;
  /** The reader has given it. */
  mine: boolean;
  /** Who, for the tooltip. */
  who?: string;
  onToggle: () => void;
};

export function ReactionChip({ emoji, count, mine, who, onToggle }: ReactionChipProps) {
  const { t } = useTranslation('ui');
  return (
    <button
      type="button"
      className={styles.chip}
      aria-pressed={mine}
      aria-label={t('reaction', { emoji, count })}
      data-tip={who}
      data-edge
      onClick={onToggle}
    >
      <em aria-hidden="true">{emoji}</em>
      <span aria-hidden="true">{count}</span>
    </button>
  );
}

/** Opens the emoji picker and hands over the choice. */
export function ReactionAdd({ onPick, className }: { onPick: (emoji: string) => void; className?: string }) {
  const { t } = useTranslation('ui');
  return (
    <Popover
      label={t('emoji.title')}
      position="bottom-start"
      trigger={
        <button
          type="button"
          className={cx(styles.chip, styles.add, className)}
          aria-label={t('react')}
          data-tip={t('react')}
          data-tip-keys="r"
        >
          <Icon name="smile" size={16} />
        </button>
      }
    >
      {(close) => (
        <Suspense fallback={null}>
          <EmojiPicker
            onPick={(emoji) => {
              close();
              onPick(emoji);
            }}
          />
        </Suspense>
      )}
    </Popover>
  );
}
