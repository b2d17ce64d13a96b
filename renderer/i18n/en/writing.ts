import type { Texts } from '../texts.ts';

export const writing: Texts['writing'] = {
  leadsTo: 'goes to {{address}}',
  task: { done: 'Done', open: 'To do' },
  attach: 'Attach a file',
  emoji: 'Emoji',
  mention: 'Mention someone',
  bold: 'Bold',
  italic: 'Italic',
  link: 'Link',
  list: 'List',
  code: 'Code',
  send: 'Send',
  tools: 'Text tools',
  drop: 'Drop the files to attach them',
  suggestions: { mention: 'People and groups', tag: 'Topics', emoji: 'Emoji' },
  found_one: '{{count}} suggestion',
  found_other: '{{count}} suggestions',
};
