import { isMac, keyWords } from './keys.ts';
import styles from './Kbd.module.css';

/** @param keys one or several shortcuts that do the same, as in `mod+k` */
export function Kbd({ keys }: { keys: string | readonly string[] }) {
  const mac = isMac();
  return (
    <span className={styles.keys}>
      {(typeof keys === 'string' ? [keys] : keys).map((one) => (
        <kbd key={one}>{keyWords(one, mac)}</kbd>
      ))}
    </span>
  );
}
