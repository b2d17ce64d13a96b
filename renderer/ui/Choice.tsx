import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { cx } from './cx.ts';
import styles from './Choice.module.css';

export type Choice<Value extends string> = {
  value: Value;
  label: string /** What follows the label, a count for example. */;
  tail?: ReactNode;
};

export type ChoiceProps<Value extends string> = {
  /** What one chooses, read aloud. */
  label: string;
  choices: readonly Choice<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  className?: string;
};

/** Two to four choices that exclude each other, in settings and forms. */
export const SegmentedControl = <Value extends string>(props: ChoiceProps<Value>) => <Choices {...props} look={styles.segments} />;

/** What a list shows, one at a time. */
export const FilterChips = <Value extends string>(props: ChoiceProps<Value>) => <Choices {...props} look={styles.chips} />;

function Choices<Value extends string>({
  label,
  choices,
  value,
  onChange,
  className,
  look,
}: ChoiceProps<Value> & { look: string | undefined }) {
  const group = useRef<HTMLDivElement>(null);
  // A radio group is one stop in the tab order; arrows move and choose.
  const onKeyDown = (event: KeyboardEvent) => {
    const step =
      event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    const at = choices.findIndex((choice) => choice.value === value);
    const next = choices[(at + step + choices.length) % choices.length];
    if (!next) return;
    onChange(next.value);
    group.current?.querySelectorAll<HTMLElement>('button')[choices.indexOf(next)]?.focus();
  };
  return (
    <div ref={group} role="radiogroup" aria-label={label} className={cx(look, className)} onKeyDown={onKeyDown}>
      {choices.map((choice, index) => {
        const on = choice.value === value;
        const reachable = on || (index === 0 && !choices.some((other) => other.value === value));
        return (
          // biome-ignore lint/a11y/useSemanticElements: a radio input cannot hold the count that follows the label
          <button
            key={choice.value}
            type="button"
            role="radio"
            aria-checked={on}
            tabIndex={reachable ? 0 : -1}
            onClick={() => onChange(choice.value)}
          >
            {choice.label}
            {choice.tail}
          </button>
        );
      })}
    </div>
  );
}
