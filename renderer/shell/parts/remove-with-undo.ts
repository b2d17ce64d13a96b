import type { Ran } from '../../store/store.ts';
import { hideToast, showToast } from '../../ui/toasts.ts';
import { sayRefusal } from './refusals.ts';

/** How long one can change one's mind, milliseconds. */
const UNDO = 10_000;

type Removal = { said: string; undo: string; onUndo: () => void; remove: () => Promise<Ran> };

/**
 * Takes something from the screen at once and removes it when the time to regret is over, or when the page is left.
 * Until then nothing has been sent: undoing leaves no trace with anyone.
 */
export function removeWithUndo({ said, undo, onUndo, remove }: Removal): void {
  let over = false;
  const finish = () => {
    if (over) return;
    over = true;
    window.removeEventListener('pagehide', finish);
    clearTimeout(timer);
    void remove().then((ran) => {
      if (ran.ok) return;
      onUndo();
      sayRefusal(ran.refusal);
    });
  };
  const timer = setTimeout(finish, UNDO);
  window.addEventListener('pagehide', finish);
  const shown = showToast({
    tone: 'plain',
    icon: 'trash',
    text: said,
    lasts: UNDO,
    action: {
      label: undo,
      run: () => {
        if (over) return;
        over = true;
        clearTimeout(timer);
        window.removeEventListener('pagehide', finish);
        hideToast(shown);
        onUndo();
      },
    },
  });
}
