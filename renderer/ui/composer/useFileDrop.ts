import { type ClipboardEvent, type DragEvent, useState } from 'react';
import { safeAddress } from '../../../model/text/address.ts';
import { type Field, insertLink, selected } from './edits.ts';

const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/** Files dropped on the place or pasted into it. */
export function useFileDrop(onFiles: ((files: File[]) => void) | undefined) {
  const [dropping, setDropping] = useState(false);
  const handlers = onFiles
    ? {
        onDragOver: (event: DragEvent) => {
          if (!holdsFiles(event)) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = 'copy';
          setDropping(true);
        },
        onDragLeave: (event: DragEvent) => {
          const inside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
          if (!inside) setDropping(false);
        },
        onDrop: (event: DragEvent) => {
          if (!holdsFiles(event)) return;
          event.preventDefault();
          setDropping(false);
          onFiles([...event.dataTransfer.files]);
        },
      }
    : {};

  const onPaste = (edit: (change: (field: Field) => Field | null) => boolean) => (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    // Office programs put a picture of the words beside the words; the words are meant.
    const files = text === '' ? [...event.clipboardData.files] : [];
    if (files.length > 0 && onFiles) {
      event.preventDefault();
      onFiles(files);
      return;
    }
    const address = safeAddress(text.trim());
    if (address?.kind !== 'web') return;
    // An address over chosen words makes a link of them.
    const linked = edit((field) =>
      selected(field).trim() === '' || selected(field).includes('\n') ? null : insertLink(field, address.url),
    );
    if (linked) event.preventDefault();
  };

  return { dropping, handlers, onPaste };
}
