import { difference, type Field } from './edits.ts';

export const fieldOf = (area: HTMLTextAreaElement): Field => ({ text: area.value, start: area.selectionStart, end: area.selectionEnd });

/**
 * Carries out an edit as if it had been typed, so that the browser's own undo takes it back. It is heard as an `input` event
 * like any other.
 */
export function carryOut(area: HTMLTextAreaElement, next: Field): void {
  const { from, to, words } = difference(area.value, next.text);
  area.focus();
  if (from !== to || words !== '') {
    area.setSelectionRange(from, to);
    // The only way to edit a field that its undo knows of; named obsolete, replaced by nothing, and kept by every browser.
    const typed = words === '' ? document.execCommand('delete') : document.execCommand('insertText', false, words);
    if (!typed) {
      area.setRangeText(words, from, to);
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
  area.setSelectionRange(next.start, next.end);
}

/** Where the browser does not let a field grow with its words, its height is set by hand. */
export function fitHeight(area: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight}px`;
}
