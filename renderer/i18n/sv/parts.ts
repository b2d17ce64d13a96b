/** Pieces that several features share: people, files, what waits and what was refused. */
export const parts = {
  person: { guest: 'Gäst', write: 'Skriv till {{name}}' },
  failed: { edit: 'Ändra', discard: 'Ta bort' },
  refused: {
    forbidden: 'Du får inte göra det här.',
    missing: 'Det du svarade på finns inte längre. Texten finns kvar här.',
    invalid: 'Det gick inte att spara. Kontrollera texten, den finns kvar här.',
    conflict: 'Någon annan hann före. Texten finns kvar här.',
    closed: 'Här går det inte att skriva längre. Texten finns kvar här.',
    file: 'En bifogad fil kom inte fram. Bifoga den igen.',
    unknown: 'Servern känner inte till det här än. Texten finns kvar här.',
    failed: 'Det gick inte att spara. Texten finns kvar här.',
  },
  version: { waits: 'Det finns en ny version av Fikarum.', take: 'Ladda om' },
  history: { title: 'Tidigare versioner', shown: 'Visas nu', unseen: 'Skriven samtidigt' },
  writing: { cancel: 'Avbryt' },
  file: {
    drop: 'Ta bort {{name}}',
    full: 'Datorns disk är full. Filen fick inte plats.',
    removed: 'Filen är borttagen.',
    tooLarge: 'Filen är större än 2 GB.',
    refused: 'Servern tar inte emot filen.',
    empty: 'Filen är tom.',
    enlarge: 'Förstora {{name}}',
    download: 'Ladda ner',
  },
} as const;
