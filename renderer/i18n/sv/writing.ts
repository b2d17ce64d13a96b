/** What people write, and the place where they write it. */
export const writing = {
  leadsTo: 'går till {{address}}',
  task: { done: 'Klart', open: 'Kvar' },
  attach: 'Bifoga fil',
  emoji: 'Emoji',
  mention: 'Nämn någon',
  bold: 'Fet',
  italic: 'Kursiv',
  link: 'Länk',
  list: 'Lista',
  code: 'Kod',
  send: 'Skicka',
  tools: 'Textverktyg',
  drop: 'Släpp filerna för att bifoga dem',
  suggestions: { mention: 'Personer och grupper', tag: 'Ämnen', emoji: 'Emoji' },
  found_one: '{{count}} förslag',
  found_other: '{{count}} förslag',
} as const;
