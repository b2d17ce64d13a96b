import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import { hideToast, onToast, type ShownToast, shownToast, type Toast } from './toasts.ts';
import styles from './Toast.module.css';

const LASTS = 6000;
const icons = { plain: 'bell', ok: 'check', danger: 'warning' } as const;

/** Stands once, at the bottom of the window. Failures interrupt a screen reader, the rest wait their turn. */
export function Toaster() {
  const toast = useSyncExternalStore(onToast, shownToast);
  return (
    <section className={styles.region}>
      <div role="status">{toast && toast.tone !== 'danger' ? <Timed key={toast.id} toast={toast} /> : null}</div>
      <div role="alert">{toast?.tone === 'danger' ? <Timed key={toast.id} toast={toast} /> : null}</div>
    </section>
  );
}

function Timed({ toast }: { toast: ShownToast }) {
  const [held, setHeld] = useState(false);
  const left = useRef(toast.lasts ?? LASTS);
  useEffect(() => {
    if (held) return;
    const since = performance.now();
    const timer = setTimeout(() => hideToast(toast.id), left.current);
    return () => {
      clearTimeout(timer);
      left.current = Math.max(1000, left.current - (performance.now() - since));
    };
  }, [held, toast.id]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: resting on it only holds the clock
    <div onMouseEnter={() => setHeld(true)} onMouseLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <ToastCard toast={toast} className={styles.moving} />
    </div>
  );
}

export function ToastCard({ toast, className }: { toast: Toast; className?: string }) {
  return (
    <div className={cx(styles.toast, className)} data-raised data-edge>
      <span className={cx(styles.lead, toast.tone !== 'plain' && styles[toast.tone])}>
        <Icon name={toast.icon ?? icons[toast.tone]} size={18} />
      </span>
      <span className="grow">{toast.text}</span>
      {toast.action ? (
        <button
          type="button"
          className="link"
          onClick={() => {
            hideToast();
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </button>
      ) : null}
    </div>
  );
}
