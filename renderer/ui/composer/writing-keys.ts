import type { KeyboardEvent } from 'react';
import { isMac, isPress } from '../keys.ts';
import { continueList, type Field, inFence, insert, insertLink, selected, toggleCode, toggleMark } from './edits.ts';
import { fieldOf } from './field-element.ts';

type Event = KeyboardEvent<HTMLTextAreaElement>;

export type WritingKeys = {
  send: 'enter' | 'mod+enter';
  /** Carries out an edit; false when there was none to carry out. */
  edit: (change: (field: Field) => Field | null) => boolean;
  submit: () => void;
  onCancel?: () => void;
  onEditLast?: () => void;
  /** Suggestions for what is being written; null when nothing is. */
  list: {
    open: boolean;
    pending: boolean;
    move: (step: number) => void;
    pick: () => void;
    /** For fingers faster than the answer: takes the likeliest when it comes. Answers false when there was none. */
    pickWhenSettled: () => Promise<boolean>;
    dismiss: () => void;
  } | null;
};

/** What each key does while writing. What is done is not done again by the window's own shortcuts. */
export function writingKeys(keys: WritingKeys): (event: Event) => void {
  return (event) => {
    // A press that belongs to the composing of a letter is not ours.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (ofList(event, keys) || ofMarks(event, keys) || ofEnter(event, keys) || ofField(event, keys)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}

const plain = (event: Event) => !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;

function ofList(event: Event, { list, submit, send }: WritingKeys): boolean {
  if (!list || !plain(event)) return false;
  if (list.pending && (event.key === 'Enter' || (event.key === 'Tab' && list.open))) {
    const sends = event.key === 'Enter' && send === 'enter';
    void list.pickWhenSettled().then((picked) => {
      if (!picked && sends) submit();
    });
    return true;
  }
  if (!list.open) return false;
  switch (event.key) {
    case 'ArrowDown':
      list.move(1);
      return true;
    case 'ArrowUp':
      list.move(-1);
      return true;
    case 'Enter':
    case 'Tab':
      list.pick();
      return true;
    case 'Escape':
      list.dismiss();
      return true;
    default:
      return false;
  }
}

function ofMarks(event: Event, { edit }: WritingKeys): boolean {
  const is = (keys: string) => isPress(keys, event.nativeEvent, isMac());
  if (is('mod+b')) return edit((field) => toggleMark(field, '**'));
  if (is('mod+i')) return edit((field) => toggleMark(field, '*'));
  if (is('mod+e')) return edit(toggleCode);
  // Without words to make a link of it is the quick switcher, as everywhere.
  if (is('mod+k')) return edit((field) => (selected(field) === '' ? null : insertLink(field)));
  return false;
}

function ofEnter(event: Event, { send, submit, edit }: WritingKeys): boolean {
  if (event.key !== 'Enter' || event.altKey) return false;
  if (isPress('mod+enter', event.nativeEvent, isMac())) {
    submit();
    return true;
  }
  if (event.ctrlKey || event.metaKey) return false;
  const glass = window.matchMedia('(pointer: coarse)').matches;
  if (send === 'enter' && !event.shiftKey && !glass && !inFence(fieldOf(event.currentTarget))) {
    submit();
    return true;
  }
  return edit((field) => continueList(field) ?? (event.shiftKey ? insert(field, '\n') : null));
}

function ofField(event: Event, { onCancel, onEditLast }: WritingKeys): boolean {
  if (!plain(event)) return false;
  if (event.key === 'Escape' && onCancel) {
    onCancel();
    return true;
  }
  if (event.key === 'ArrowUp' && onEditLast && event.currentTarget.value === '') {
    onEditLast();
    return true;
  }
  return false;
}
