import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Document } from '../../../model/kernel/document.ts';
import { COMPANY, type PersonId, type SpaceId } from '../../../model/kernel/ids.ts';
import { type MembershipBody, membershipKind } from '../../../model/kernel/space.ts';
import { type PostBody, postKind } from '../../../model/feed/post.ts';
import { completeMention } from '../../../model/text/mentions.ts';
import { useStore } from '../../store/hooks.ts';
import { isLoading } from '../../store/live/live-queries.ts';
import type { Live } from '../../store/store.ts';
import type { SuggestionSources } from '../../ui/composer/suggestion.ts';
import { emojiSource } from '../../ui/composer/emoji-source.ts';
import { PersonAvatar } from './PersonAvatar.tsx';
import { type PersonBody, personKind } from '../../../model/people/person.ts';

const MOST = 8;
/** So many of the newest posts are looked at for tags in use. */
const RECENT_POSTS = 500;

type Named = { id: PersonId; name: string; detail: string };

/**
 * Whom and what one may mean while writing in a space: its members first (in the company everyone), the tags in use,
 * emoji by name. Everything from this device.
 */
export function useWritingSources(space: SpaceId): SuggestionSources {
  const store = useStore();
  const { i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'sv';
  return useMemo<SuggestionSources>(
    () => ({
      mention: {
        async find(query) {
          const people = await first(store.documents({ kind: personKind.name }));
          const members = space === COMPANY ? [] : await first(store.documents({ kind: membershipKind.name, space }));
          const inside = new Set(members.map((member) => (member.body as MembershipBody).person));
          const known = people.filter((person) => !(person.body as PersonBody).deactivated).map(named);
          // Those who cannot see the directory (guests) still know the people of the group.
          const strangers = members
            .map((member) => member.body as MembershipBody)
            .filter(({ person }) => !known.some(({ id }) => id === person))
            .map(({ person, name }): Named => ({ id: person as PersonId, name, detail: '' }));
          const found = completeMention(query, [...known, ...strangers], 40).filter(({ id }) => id !== store.me);
          const here = ({ id }: Named) => (space === COMPANY || inside.has(id) ? 0 : 1);
          return found
            .sort((a, b) => here(a) - here(b))
            .slice(0, MOST)
            .map(({ id, name, detail }) => ({
              id,
              insert: `@${name}`,
              label: name,
              detail,
              lead: <PersonAvatar person={id} size={24} />,
              mention: { person: id, name },
            }));
        },
      },
      tag: {
        async find(query) {
          const posts = await first(store.documents({ kind: postKind.name, limit: RECENT_POSTS }));
          const used = new Map<string, number>();
          for (const post of posts) for (const tag of (post.body as PostBody).tags) used.set(tag, (used.get(tag) ?? 0) + 1);
          return [...used]
            .filter(([tag]) => tag.startsWith(query.toLocaleLowerCase()))
            .sort((a, b) => b[1] - a[1])
            .slice(0, MOST)
            .map(([tag, count]) => ({ id: tag, insert: `#${tag}`, label: `#${tag}`, detail: String(count) }));
        },
      },
      emoji: emojiSource(language),
    }),
    [store, space, language],
  );
}

const named = (document: Document): Named => {
  const { name, title, place } = document.body as PersonBody;
  return { id: document.id.slice('person:'.length) as PersonId, name, detail: [title, place].filter(Boolean).join(', ') };
};

/** The list as soon as the device has looked. */
function first(live: Live<readonly Document[]>): Promise<readonly Document[]> {
  if (!isLoading(live.get())) return Promise.resolve(live.get());
  return new Promise((done) => {
    const stop = live.subscribe(() => {
      stop();
      done(live.get());
    });
  });
}
