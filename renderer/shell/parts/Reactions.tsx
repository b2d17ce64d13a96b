import { useMemo } from 'react';
import type { Document } from '../../../model/kernel/document.ts';
import type { DocumentId, PersonId, SpaceId } from '../../../model/kernel/ids.ts';
import { personDocument } from '../../../model/kernel/ids.ts';
import type { PersonBody } from '../../../model/people/person.ts';
import { type ReactionBody, reactionKind, reactionSet } from '../../../model/reactions/reaction.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useDocuments, useStore } from '../../store/hooks.ts';
import { ReactionAdd, ReactionChip } from '../../ui/ReactionChip.tsx';
import { counted } from './reactions.ts';
import { sayRefusal } from './refusals.ts';

const NAMED = 12;

export function useReactions(target: DocumentId) {
  const store = useStore();
  const documents = useDocuments<ReactionBody>({ kind: reactionKind.name, parent: target });
  return useMemo(() => counted(documents, store.me), [documents, store.me]);
}

/** Puts or takes back one's own reaction. */
export function useReact(space: SpaceId, target: DocumentId): (emoji: string, on: boolean) => void {
  const store = useStore();
  return (emoji, on) => void store.run(reactionSet, space, { target, emoji, on }).then((ran) => ran.ok || sayRefusal(ran.refusal));
}

/** The chips under a post, comment or message. */
export function Reactions({ space, target, add = true }: { space: SpaceId; target: DocumentId; add?: boolean }) {
  const store = useStore();
  const format = useFormat();
  const reactions = useReactions(target);
  const react = useReact(space, target);
  const nameOf = (person: PersonId) =>
    (store.document(personDocument(person)).get() as Document<PersonBody> | null | undefined)?.body.name ?? '…';
  return (
    <>
      {reactions.map(({ emoji, count, mine, people }) => (
        <ReactionChip
          key={emoji}
          emoji={emoji}
          count={count}
          mine={mine}
          who={format.list(people.slice(0, NAMED).map(nameOf)) + (people.length > NAMED ? ` +${people.length - NAMED}` : '')}
          onToggle={() => react(emoji, !mine)}
        />
      ))}
      {add ? <ReactionAdd onPick={(emoji) => react(emoji, true)} /> : null}
    </>
  );
}
