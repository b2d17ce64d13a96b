import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.tsx';
import styles from './Card.module.css';

export const Card = ({ className, ...rest }: ComponentProps<'section'>) => (
  <section {...rest} className={cx(styles.card, className)} data-raised data-edge />
);

/** One matter in a right column: a heading, something beside it, rows below. */
export function Block({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.block}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** The class of a link or a button that is one row of a block. */
export const rowClass = styles.row;
/** The same for what waits for the reader: two lines and a kanel tile. */
export const todoClass = styles.todo;

/** What stands inside such a row. */
export function RowWords({ title, detail, children }: { title: ReactNode; detail?: ReactNode; children?: ReactNode }) {
  return (
    <>
      <span className={styles.words}>
        {title}
        {detail ? <small>{detail}</small> : null}
      </span>
      {children}
    </>
  );
}

export function TodoWords({ icon, title, detail }: { icon: IconName; title: string; detail?: ReactNode }) {
  return (
    <>
      <span className={styles.lead} aria-hidden="true">
        <Icon name={icon} size={16} />
      </span>
      <span className={styles.words}>
        <b>{title}</b>
        {detail ? <small>{detail}</small> : null}
      </span>
    </>
  );
}
