import { useMemo } from 'react';
import type { Document } from '../../../model/kernel/document.ts';
import { type PersonId, personDocument } from '../../../model/kernel/ids.ts';
import { type PersonBody, personKind } from '../../../model/people/person.ts';
import { useDocument, useDocuments } from '../../store/hooks.ts';
import { isLoading } from '../../store/live/live-queries.ts';
import { thumbAddress } from './file-address.ts';

/** Someone as shown beside what they wrote. `known: false`: the directory has not arrived yet, or one may not read it. */
export type ShownPerson = { id: PersonId; name: string; picture: string | null; known: boolean; body: PersonBody | null };

const NOBODY = 'nobody' as PersonId;

export const shown = (id: PersonId, document: Document | null | undefined): ShownPerson => {
  const body = document ? (document.body as PersonBody) : null;
  return { id, name: body?.name ?? '…', picture: body?.photo ? thumbAddress(body.photo, 320) : null, known: body !== null, body };
};

export function usePerson(person: PersonId | null): ShownPerson {
  const id = person ?? NOBODY;
  const document = useDocument(personDocument(id));
  return useMemo(() => shown(id, document), [id, document]);
}

/** Everyone who works here, in the order of the alphabet the reader's language has. Deactivated people are left out. */
export function usePeople(): { loading: boolean; people: readonly ShownPerson[] } {
  const documents = useDocuments<PersonBody>({ kind: personKind.name });
  return useMemo(
    () => ({
      loading: isLoading(documents),
      people: documents
        .filter((document) => !document.body.deactivated)
        .map((document) => shown(document.id.slice('person:'.length) as PersonId, document))
        .sort((a, b) => a.name.localeCompare(b.name, 'sv')),
    }),
    [documents],
  );
}
