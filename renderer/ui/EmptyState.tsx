import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

const drawings = {
  /** All is read. */
  cup: (
    <>
      <ellipse cx="46" cy="63" rx="34" ry="5" fill="var(--bg-active)" />
      <path
        d="M22 30h46v14a18 18 0 0 1-18 18H40a18 18 0 0 1-18-18Z"
        fill="var(--primary-soft)"
        stroke="var(--primary-text)"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path d="M68 34h5a8 8 0 0 1 0 16h-6" fill="none" stroke="var(--primary-text)" strokeWidth="2" />
      <path
        d="M35 22c-3-4 3-6 0-11M46 22c-3-4 3-6 0-11M57 22c-3-4 3-6 0-11"
        fill="none"
        stroke="var(--warm)"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </>
  ),
  /** Nothing written yet. */
  page: (
    <>
      <rect x="27" y="8" width="42" height="54" rx="5" fill="var(--bg-active)" transform="rotate(-7 48 35)" />
      <rect x="28" y="8" width="42" height="54" rx="5" fill="var(--bg-raised)" stroke="var(--primary-text)" strokeWidth="2" />
      <path d="M36 20h18M36 29h26M36 37h26M36 45h14" stroke="var(--line-strong)" strokeWidth="2" strokeLinecap="round" />
      <path d="M58 53h10M63 48v10" stroke="var(--warm)" strokeWidth="2.5" strokeLinecap="round" />
    </>
  ),
  /** Looked for and not found. */
  lens: (
    <>
      <circle cx="43" cy="32" r="21" fill="var(--primary-soft)" stroke="var(--primary-text)" strokeWidth="2" />
      <path d="m59 48 14 14" stroke="var(--primary-text)" strokeWidth="4" strokeLinecap="round" />
      <path d="M35 32h16" stroke="var(--warm)" strokeWidth="2.5" strokeLinecap="round" />
    </>
  ),
  /** Nothing said yet. */
  talk: (
    <>
      <ellipse cx="48" cy="65" rx="30" ry="4" fill="var(--bg-active)" />
      <path
        d="M20 14h36a6 6 0 0 1 6 6v18a6 6 0 0 1-6 6H38l-11 10V44h-7a6 6 0 0 1-6-6V20a6 6 0 0 1 6-6Z"
        fill="var(--primary-soft)"
        stroke="var(--primary-text)"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path
        d="M68 26h8a6 6 0 0 1 6 6v14a6 6 0 0 1-6 6h-3v8l-9-8H50"
        fill="none"
        stroke="var(--primary-text)"
        strokeWidth="2"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <path d="M26 25h24M26 33h14" stroke="var(--warm)" strokeWidth="2.5" strokeLinecap="round" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type EmptyStateProps = { art: keyof typeof drawings; title: string; text?: ReactNode; action?: ReactNode };

/** What a place says while there is nothing in it: what it is for, and the first step. */
export function EmptyState({ art, title, text, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <svg viewBox="0 0 96 72" aria-hidden="true" focusable="false">
        {drawings[art]}
      </svg>
      <h2>{title}</h2>
      {text ? <p>{text}</p> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}
