import { cx } from '../ui/cx.ts';
import type { Company } from './session.ts';
import styles from './CompanyMark.module.css';

/** The company's letter or two on forest. */
export function CompanyMark({ company, large }: { company: Company; large?: boolean }) {
  const letters = company.mark || [...company.name.trim()][0]?.toLocaleUpperCase('sv') || 'F';
  return (
    <span className={cx(styles.mark, large && styles.large, letters.length > 1 && styles.two)} aria-hidden="true">
      {letters}
    </span>
  );
}

/** Fikarum's own: a cup from above. */
export function Logo() {
  return (
    <svg className={styles.logo} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="#2d5a47" />
      <path d="M21.6 11.6h1.7a3.3 3.3 0 0 1 0 6.6h-1.7" fill="none" stroke="#f3ece1" strokeWidth="2.2" />
      <circle cx="14.25" cy="15.5" r="8.25" fill="#f3ece1" />
      <circle cx="14.25" cy="15.5" r="5.7" fill="#a8562a" />
      <path d="M10.7 13.4a4.2 4.2 0 0 1 3-2.1" fill="none" stroke="#e9b893" strokeWidth="1.3" strokeLinecap="round" />
    </svg>
  );
}
