/** F6: from one part of the window to the next. Parts carry `data-pane`; each remembers where focus was in it. */

const remembered = new WeakMap<Element, HTMLElement>();

const visible = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

export function movePane(step: 1 | -1, root: ParentNode = document): void {
  const panes = [...root.querySelectorAll<HTMLElement>('[data-pane]')].filter(visible);
  if (panes.length === 0) return;
  const focused = document.activeElement;
  const at = panes.findIndex((pane) => pane.contains(focused));
  const from = panes[at];
  if (from && focused instanceof HTMLElement && focused !== from) remembered.set(from, focused);
  const to = panes[(at + step + panes.length) % panes.length] ?? panes[0];
  if (!to) return;
  const before = remembered.get(to);
  (before?.isConnected && visible(before) ? before : to).focus();
}
