/** Where a raised sheet stands beside its button. */

export type Position = 'bottom' | 'bottom-start' | 'bottom-end' | 'top' | 'top-start' | 'top-end' | 'left-start' | 'right-start';

type Box = { left: number; top: number; right: number; bottom: number };
type Size = { width: number; height: number };
type Side = 'top' | 'bottom' | 'left' | 'right';

/** Pixels kept to the window's edge. */
const EDGE = 8;

const opposite = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const satisfies Record<Side, Side>;

/**
 * On the wished side, or the opposite one when there is room only there; moved along the button so that all of it is seen.
 * @param gap pixels between button and sheet
 * @returns the sheet's upper left corner in the window, and how much height it may take
 */
export function placeBeside(
  button: Box,
  own: Size,
  wish: Position,
  gap: number,
  window: Size,
): { x: number; y: number; side: Side; room: number } {
  const [wished, along] = wish.split('-') as [Side, 'start' | 'end' | undefined];
  const upright = wished === 'top' || wished === 'bottom';
  const roomOn: Record<Side, number> = {
    top: button.top - gap - EDGE,
    bottom: window.height - button.bottom - gap - EDGE,
    left: button.left - gap - EDGE,
    right: window.width - button.right - gap - EDGE,
  };
  const needs = upright ? own.height : own.width;
  const side = roomOn[wished] >= needs || roomOn[wished] >= roomOn[opposite[wished]] ? wished : opposite[wished];

  const height = upright ? Math.min(own.height, Math.max(roomOn[side], 0)) : Math.min(own.height, window.height - 2 * EDGE);
  const x = upright
    ? along === 'start'
      ? button.left
      : along === 'end'
        ? button.right - own.width
        : (button.left + button.right - own.width) / 2
    : side === 'left'
      ? button.left - gap - own.width
      : button.right + gap;
  const y = upright ? (side === 'top' ? button.top - gap - height : button.bottom + gap) : button.top;
  return {
    x: Math.round(Math.max(EDGE, Math.min(x, window.width - own.width - EDGE))),
    y: Math.round(Math.max(EDGE, Math.min(y, window.height - height - EDGE))),
    side,
    room: Math.floor(upright ? roomOn[side] : window.height - 2 * EDGE),
  };
}
