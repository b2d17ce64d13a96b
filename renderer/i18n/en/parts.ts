import type { Texts } from '../texts.ts';

export const parts: Texts['parts'] = {
  person: { guest: 'Guest', write: 'Write to {{name}}' },
  failed: { edit: 'Edit', discard: 'Discard' },
  refused: {
    forbidden: 'You may not do this.',
    missing: 'What you answered is gone. Your text is still here.',
    invalid: 'Could not save. Check the text, it is still here.',
    conflict: 'Someone else was first. Your text is still here.',
    closed: 'This is closed for writing. Your text is still here.',
    file: 'An attached file did not arrive. Attach it again.',
    unknown: 'The server does not know this yet. Your text is still here.',
    failed: 'Could not save. Your text is still here.',
  },
  version: { waits: 'There is a new version of Fikarum.', take: 'Reload' },
  history: { title: 'Earlier versions', shown: 'Shown now', unseen: 'Written at the same time' },
  writing: { cancel: 'Cancel' },
  file: {
    drop: 'Remove {{name}}',
    full: 'The disk of this computer is full. There was no room for the file.',
    removed: 'The file has been removed.',
    tooLarge: 'The file is larger than 2 GB.',
    refused: 'The server does not take this file.',
    empty: 'The file is empty.',
    enlarge: 'Enlarge {{name}}',
    download: 'Download',
  },
};
