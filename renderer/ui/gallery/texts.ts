import i18next from 'i18next';

/** Words that only the gallery has. They are in Swedish, as the drawings are. */
export function addGalleryTexts(): void {
  for (const language of ['sv', 'en']) {
    i18next.addResourceBundle(language, 'gallery', {
      title: 'Galleri',
      places: { feed: 'Flöde', chat: 'Chatt', groups: 'Grupper', wiki: 'Wiki', people: 'Kontakter', files: 'Filer', inbox: 'Notiser' },
      myGroups: 'Mina grupper',
      addGroup: 'Hitta eller skapa grupp',
      write: 'Nytt inlägg',
      commands: {
        comment: 'Kommentar till Amira',
        page: 'Lärdomar: mätvärdesflytten',
        read: 'Läst: Nytt resereglemente',
        file: 'Fil i Fikalistan Göteborg',
      },
    });
  }
}
