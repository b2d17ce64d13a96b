import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { isMac, keyWords } from './keys.ts';
import styles from './Tooltip.module.css';

const DELAY = 450;
const GAP = 6;

/**
 * One tooltip for the whole window. Whatever carries `data-tip` (and `data-tip-keys`) gets it: a list of a thousand rows
 * with five buttons each costs nothing. It repeats what the accessible name says, so it is hidden from screen readers.
 */
export function TooltipLayer() {
  const [shown, setShown] = useState<{ target: HTMLElement; text: string; keys?: string } | null>(null);
  const tip = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ x: number; y: number } | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let target: HTMLElement | null = null;
    const hide = () => {
      clearTimeout(timer);
      target = null;
      setShown(null);
      setPlace(null);
    };
    const offer = (event: Event) => {
      const next = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null;
      if (next === target) return;
      hide();
      if (!next?.dataset.tip) return;
      if (event.type === 'focusin' && !next.matches(':focus-visible')) return;
      if (event instanceof PointerEvent && event.pointerType !== 'mouse') return;
      target = next;
      timer = setTimeout(() => {
        if (next.isConnected && next.getAttribute('aria-expanded') !== 'true')
          setShown({ target: next, text: next.dataset.tip ?? '', keys: next.dataset.tipKeys });
      }, DELAY);
    };
    document.addEventListener('pointerover', offer);
    document.addEventListener('focusin', offer);
    document.addEventListener('focusout', hide);
    document.addEventListener('pointerdown', hide, true);
    document.addEventListener('keydown', hide, true);
    document.addEventListener('scroll', hide, { capture: true, passive: true });
    return () => {
      hide();
      document.removeEventListener('pointerover', offer);
      document.removeEventListener('focusin', offer);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('pointerdown', hide, true);
      document.removeEventListener('keydown', hide, true);
      document.removeEventListener('scroll', hide, { capture: true });
    };
  }, []);

  useLayoutEffect(() => {
    const element = tip.current;
    if (!shown || !element) return;
    // The top layer, above open dialogs.
    element.showPopover();
    const around = shown.target.getBoundingClientRect();
    const own = element.getBoundingClientRect();
    const below = around.bottom + GAP + own.height < window.innerHeight;
    const x = Math.max(8, Math.min(window.innerWidth - own.width - 8, around.left + around.width / 2 - own.width / 2));
    setPlace({ x: Math.round(x), y: Math.round(below ? around.bottom + GAP : around.top - GAP - own.height) });
  }, [shown]);

  if (!shown) return null;
  return (
    <div
      ref={tip}
      popover="manual"
      className={styles.tip}
      aria-hidden="true"
      style={{ '--x': `${place?.x ?? -999}px`, '--y': `${place?.y ?? -999}px` } as CSSProperties}
    >
      {shown.text}
      {shown.keys ? <kbd>{keyWords(shown.keys, isMac())}</kbd> : null}
    </div>
  );
}
