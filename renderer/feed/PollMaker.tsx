import { useTranslation } from 'react-i18next';
import type { Poll } from '../../model/feed/post.ts';
import { Button } from '../ui/Button.tsx';
import { SegmentedControl } from '../ui/Choice.tsx';
import { TextField } from '../ui/Field.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Checkbox } from '../ui/Toggle.tsx';
import styles from './PollMaker.module.css';

const DAY = 24 * 3600_000;
const MOST = 10;
const LASTS = [1, 3, 7, 14, 0] as const;

type Making = { options: string[]; multiple: boolean /** Days it is open; 0: for good. */; days: number };

export const emptyPoll = (): Making => ({ options: ['', ''], multiple: false, days: 7 });

/** The poll as it is posted: empty lines left out; null when fewer than two are left. */
export function pollOf({ options, multiple, days }: Making, now: number): Poll | null {
  const filled = options.map((option) => option.trim()).filter(Boolean);
  return filled.length < 2 ? null : { options: filled, multiple, closesAt: days === 0 ? null : now + days * DAY };
}

export function PollMaker({ value, onChange }: { value: Making; onChange: (value: Making) => void }) {
  const { t } = useTranslation('feed');
  const set = (index: number, text: string) =>
    onChange({ ...value, options: value.options.map((option, at) => (at === index ? text : option)) });
  return (
    <fieldset className={styles.maker}>
      <legend>{t('poll.title')}</legend>
      {value.options.map((option, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place in the list
        <div key={index} className={styles.option}>
          <TextField
            label={t('poll.option', { number: index + 1 })}
            labelHidden
            value={option}
            maxLength={200}
            placeholder={t('poll.option', { number: index + 1 })}
            onChange={(event) => set(index, event.currentTarget.value)}
          />
          {value.options.length > 2 ? (
            <IconButton
              icon="close"
              size="sm"
              label={t('poll.drop', { number: index + 1 })}
              onClick={() => onChange({ ...value, options: value.options.filter((_, at) => at !== index) })}
            />
          ) : null}
        </div>
      ))}
      <div className={styles.row}>
        {value.options.length < MOST ? (
          <Button size="sm" variant="ghost" icon="plus" onClick={() => onChange({ ...value, options: [...value.options, ''] })}>
            {t('poll.add')}
          </Button>
        ) : null}
        <Checkbox label={t('poll.several')} checked={value.multiple} onChange={(multiple) => onChange({ ...value, multiple })} />
        <SegmentedControl
          label={t('poll.lasts')}
          value={String(value.days)}
          onChange={(days) => onChange({ ...value, days: Number(days) })}
          choices={LASTS.map((days) => ({ value: String(days), label: days === 0 ? t('poll.forGood') : t('poll.days', { count: days }) }))}
        />
      </div>
    </fieldset>
  );
}
