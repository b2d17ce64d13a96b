import { createContext, type ReactNode, use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../store/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { appearance } from './appearance.ts';
import { type Shortcut, useAllShortcuts } from './keyboard.tsx';
import styles from './ShortcutsDialog.module.css';

const Context = createContext<() => void>(() => undefined);

/** Opens the overview. */
export const useShortcutsDialog = () => use(Context);

/** What the keyboard can do here and now: the shell's own, the features', and those of the screen that is open. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('shell');
  const all = useAllShortcuts();
  const { singleKeys } = useLive(appearance);
  const [shown, setShown] = useState<readonly Shortcut[] | null>(null);
  const groups = Map.groupBy(shown ?? [], (shortcut) => shortcut.group);
  return (
    <Context value={() => setShown(all())}>
      {children}
      <Dialog open={shown !== null} onClose={() => setShown(null)} title={t('shortcuts.title')} wide>
        {singleKeys ? null : <p className={styles.off}>{t('shortcuts.off')}</p>}
        <div className={styles.groups}>
          {[...groups].map(([group, shortcuts]) => (
            <section key={group} className={styles.group}>
              <h3>{group}</h3>
              {shortcuts.map((shortcut) => (
                <div key={shortcut.keys} className={styles.row}>
                  <span>{shortcut.label}</span>
                  <Kbd keys={shortcut.keys} />
                </div>
              ))}
            </section>
          ))}
        </div>
      </Dialog>
    </Context>
  );
}
