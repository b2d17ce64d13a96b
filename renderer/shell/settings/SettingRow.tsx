import type { ReactNode } from 'react';
import styles from './Settings.module.css';

/** What it is, what it does, and the control. */
export function SettingRow({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        {title}
        {text ? <small>{text}</small> : null}
      </div>
      {children}
    </div>
  );
}
