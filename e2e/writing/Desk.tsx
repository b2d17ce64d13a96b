import { useRef, useState } from 'react';
import type { PersonId } from '../../model/kernel/ids.ts';
import { completeMention } from '../../model/text/mentions.ts';
import { Avatar } from '../../renderer/ui/Avatar.tsx';
import { Composer, type ComposerHandle, type ComposerProps, type ComposerValue } from '../../renderer/ui/composer/Composer.tsx';
import { emojiSource } from '../../renderer/ui/composer/emoji-source.ts';
import type { SuggestionSources } from '../../renderer/ui/composer/suggestion.ts';
import { Markdown } from '../../renderer/ui/markdown/Markdown.tsx';

const wanted = new URLSearchParams(window.location.search);
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const people = ['Amira Haddad', 'Amanda Öst', 'Elin Sjöstrand', 'Anna', 'Anna Berg', 'Åke Lind'].map((name) => ({
  person: name as PersonId,
  name,
}));
const groups = [{ name: 'Datagruppen', path: '/feed/group/data' }];

const sources: SuggestionSources = {
  mention: {
    async find(query) {
      await wait(Number(wanted.get('wait') ?? 0));
      const found = completeMention(query, people, 6).map(({ person, name }) => ({
        id: person,
        insert: `@${name}`,
        label: name,
        lead: <Avatar id={person} name={name} size={24} />,
        mention: { person, name },
      }));
      const rooms = completeMention(query, groups, 2).map(({ name, path }) => ({
        id: path,
        insert: `[${name}](${path})`,
        label: name,
        detail: 'Grupp',
      }));
      return [...found, ...rooms];
    },
  },
  tag: {
    find: async (query) =>
      ['vättralyftet', 'kompetensdag', 'arbetssätt']
        .filter((tag) => tag.startsWith(query.toLowerCase()))
        .map((tag) => ({ id: tag, insert: `#${tag}`, label: `#${tag}` })),
  },
  emoji: emojiSource('sv'),
};

/** The composer as a screen uses it, and a record of everything that it said. */
export function Desk() {
  const [value, setValue] = useState<ComposerValue>({ text: '', mentions: [] });
  const [said, setSaid] = useState<string[]>([]);
  const [sent, setSent] = useState<ComposerValue[]>([]);
  const handle = useRef<ComposerHandle>(null);
  const say = (words: string) => setSaid((before) => [...before, words]);
  const first = sent[0]?.text;
  return (
    <div style={{ maxWidth: 640, margin: wanted.get('at') === 'bottom' ? '70vh auto 0' : '24px auto' }}>
      <h1>Skriv</h1>
      <Composer
        ref={handle}
        label="Skriv till Vättra-teamet"
        send={(wanted.get('send') ?? 'enter') as ComposerProps['send']}
        sendLabel={wanted.get('label') ?? undefined}
        tools={(wanted.get('tools') ?? 'all') as ComposerProps['tools']}
        look={(wanted.get('look') ?? 'box') as ComposerProps['look']}
        error={wanted.get('error')}
        autoFocus
        value={value}
        sources={sources}
        onChange={setValue}
        onSubmit={(written) => {
          setSent((before) => [...before, written]);
          setValue({ text: '', mentions: [] });
        }}
        onFiles={(files) => say(`files ${files.map(({ name, size }) => `${name} ${size}`).join(', ')}`)}
        onCancel={() => say('cancel')}
        onEditLast={() => say('edit last')}
      />
      <output aria-label="Sagt">{said.join('\n')}</output>
      <output aria-label="Utkast">{JSON.stringify(value)}</output>
      <output aria-label="Skickat">{JSON.stringify(sent)}</output>
      {first === undefined ? null : <Markdown text={first} mentions={sent[0]?.mentions} />}
    </div>
  );
}
