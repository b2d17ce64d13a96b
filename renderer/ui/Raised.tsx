import { type ComponentProps, type CSSProperties, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { placeBeside, type Position } from './placing.ts';

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex="-1"])';

export const focusableIn = (root: ParentNode): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((element) => element.checkVisibility());

export type RaisedProps = Omit<ComponentProps<'div'>, 'ref' | 'popover'> & {
  /** The id of the button it belongs to. */
  anchor: string;
  position: Position;
  gap: number;
  onClose: () => void;
  /** `around`: Tab stays inside. `away`: Tab leaves and closes, as in a menu. */
  tab: 'around' | 'away';
};

/**
 * A sheet over everything, beside its button and after it in the page. The browser's top layer keeps it from being cut off
 * and above an open dialog. Focus goes in and comes back; Escape and a press outside close it.
 */
export function Raised({ anchor, position, gap, onClose, tab, onKeyDown, style, ...rest }: RaisedProps) {
  const ref = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  const [place, setPlace] = useState<{ x: number; y: number; room: number } | null>(null);

  useLayoutEffect(() => {
    const sheet = ref.current;
    const button = document.getElementById(anchor);
    if (!sheet || !button) return;
    sheet.showPopover();
    const settle = () => {
      const own = { width: sheet.offsetWidth, height: sheet.scrollHeight };
      const next = placeBeside(button.getBoundingClientRect(), own, position, gap, {
        width: window.innerWidth,
        height: window.innerHeight,
      });
      setPlace((before) => (before && before.x === next.x && before.y === next.y && before.room === next.room ? before : next));
    };
    settle();
    const sizes = new ResizeObserver(settle);
    sizes.observe(sheet);
    sizes.observe(button);
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !sheet.contains(event.target) && !button.contains(event.target)) close.current();
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    window.addEventListener('scroll', settle, { capture: true, passive: true });
    window.addEventListener('resize', settle);
    if (!sheet.contains(document.activeElement))
      (sheet.querySelector<HTMLElement>('[data-autofocus]') ?? focusableIn(sheet)[0] ?? sheet).focus({ preventScroll: true });
    return () => {
      sizes.disconnect();
      document.removeEventListener('pointerdown', onPointerDown, true);
      window.removeEventListener('scroll', settle, { capture: true });
      window.removeEventListener('resize', settle);
      // What is focused in here goes away now; a press on something else outside has already taken focus there.
      if (sheet.contains(document.activeElement)) button.focus({ preventScroll: true });
    };
  }, [anchor, position, gap]);

  const handleKeys = (event: KeyboardEvent<HTMLDivElement>) => {
    onKeyDown?.(event);
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Tab' && tab === 'away') {
      onClose();
    } else if (event.key === 'Tab') {
      const all = focusableIn(event.currentTarget);
      const at = all.indexOf(document.activeElement as HTMLElement);
      const edge = event.shiftKey ? at <= 0 : at === all.length - 1;
      if (!edge) return;
      event.preventDefault();
      (event.shiftKey ? all.at(-1) : all[0])?.focus();
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the caller gives it the role of a dialog or a menu
    <div
      {...rest}
      ref={ref}
      popover="manual"
      tabIndex={-1}
      data-raised
      data-edge
      style={
        { ...style, '--x': `${place?.x ?? 0}px`, '--y': `${place?.y ?? 0}px`, '--room': `${place?.room ?? 10_000}px` } as CSSProperties
      }
      onKeyDown={handleKeys}
    />
  );
}
