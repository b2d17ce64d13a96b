import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Emoji, type EmojiGroup, emojiIn, GROUPS, recentEmoji, rememberEmoji, searchEmoji } from './emoji.ts';
import { SearchField } from './Field.tsx';
import styles from './EmojiPicker.module.css';

const COLUMNS = 9;
const faces: Record<EmojiGroup, string> = { 0: '😄', 1: '👋', 3: '🐻', 4: '☕', 5: '✈️', 6: '⚽', 7: '💡', 8: '💚', 9: '🏳️' };

const groupKey = (group: 'recent' | EmojiGroup) => (group === 'recent' ? 'emoji.group.recent' : (`emoji.group.g${group}` as const));

/**
 * Type to search in both languages; arrows move, Enter picks. Focus stays in the field: the grid is a list box.
 */
export default function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t, i18n } = useTranslation('ui');
  const language = i18n.language === 'en' ? 'en' : 'sv';
  const [all, setAll] = useState<Emoji[]>([]);
  const [query, setQuery] = useState('');
  const [group, setGroup] = useState<'recent' | EmojiGroup>('recent');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    let wanted = true;
    void emojiIn(language).then((loaded) => {
      if (wanted) setAll(loaded);
    });
    return () => {
      wanted = false;
    };
  }, [language]);

  const shown = useMemo(() => {
    if (query.trim()) return searchEmoji(all, query);
    if (group !== 'recent') return all.filter((entry) => entry.group === group);
    const known = new Map(all.map((entry) => [entry.emoji, entry]));
    return recentEmoji().map((emoji): Emoji => known.get(emoji) ?? { emoji, name: emoji, words: '', group: 0 });
  }, [all, query, group]);

  const at = Math.min(active, shown.length - 1);
  const current = shown[at];
  useEffect(() => {
    list.current?.querySelector(`#${CSS.escape(`${id}-${at}`)}`)?.scrollIntoView({ block: 'nearest' });
  }, [at, id]);

  const pick = (emoji: string) => {
    rememberEmoji(emoji);
    onPick(emoji);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS };
    const step = steps[event.key];
    const sideways = event.key === 'ArrowRight' || event.key === 'ArrowLeft';
    if (step && !(sideways && query)) {
      event.preventDefault();
      setActive(Math.max(0, Math.min(shown.length - 1, at + step)));
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      pick(current.emoji);
    }
  };

  return (
    <div className={styles.picker}>
      <div className={styles.top}>
        <SearchField
          label={t('emoji.search')}
          placeholder={t('emoji.search')}
          value={query}
          autoFocus
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={current ? `${id}-${at}` : undefined}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={styles.groups} role="tablist" aria-label={t('emoji.groups')}>
        {(['recent', ...GROUPS] as const).map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={group === one && !query}
            aria-label={t(groupKey(one))}
            data-tip={t(groupKey(one))}
            tabIndex={group === one ? 0 : -1}
            onClick={() => {
              setGroup(one);
              setQuery('');
              setActive(0);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
              const sibling =
                event.key === 'ArrowRight' ? event.currentTarget.nextElementSibling : event.currentTarget.previousElementSibling;
              if (!(sibling instanceof HTMLButtonElement)) return;
              sibling.focus();
              sibling.click();
            }}
          >
            <span aria-hidden="true">{one === 'recent' ? '🕘' : faces[one]}</span>
          </button>
        ))}
      </div>
      <div className={styles.list} ref={list}>
        {shown.length > 0 ? (
          <>
            <div className={styles.heading} aria-hidden="true">
              {query.trim() ? t('emoji.hits', { count: shown.length }) : t(groupKey(group))}
            </div>
            <div className={styles.grid} role="listbox" id={`${id}-list`} aria-label={t('emoji.title')}>
              {shown.map((entry, index) => (
                // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field, which names the active option
                // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field picks
                <div
                  key={entry.emoji}
                  id={`${id}-${index}`}
                  className={styles.emoji}
                  role="option"
                  aria-selected={index === at}
                  aria-label={entry.name}
                  onClick={() => pick(entry.emoji)}
                  onMouseMove={() => setActive(index)}
                >
                  {entry.emoji}
                </div>
              ))}
            </div>
          </>
        ) : all.length > 0 ? (
          <p className={styles.none}>{t('emoji.none', { query })}</p>
        ) : null}
      </div>
      <div className={styles.foot} aria-hidden="true">
        {current ? (
          <>
            <em>{current.emoji}</em>
            {current.name}
          </>
        ) : null}
      </div>
    </div>
  );
}
