import type { PersonId } from '../../model/kernel/ids.ts';
import { COMPANY, personDocument } from '../../model/kernel/ids.ts';
import { PersonBody, personKind } from '../../model/people/person.ts';
import type { Data } from '../assemble.ts';
import { linkTo } from '../auth/auth.ts';
import type { FaultyRow, PersonRow } from './people-csv.ts';

export type Invited = { name: string; mail: string; link: string };
export type PeopleImported = { invited: Invited[]; known: number; faults: FaultyRow[] };

/**
 * Makes accounts for those who have none yet, with what the company sees of them. Whoever is there already, by address, is left
 * as they are: people look after their own profiles. May be cut short and begun again.
 * @param origin the server's address as people type it, for the links
 */
export async function importPeople(
  data: Data,
  rows: readonly PersonRow[],
  origin: string,
  progress?: (done: number) => void,
): Promise<PeopleImported> {
  const { accounts, people } = data.auth;
  const invited: Invited[] = [];
  const faults: FaultyRow[] = [];
  const persons = new Map((await accounts.accounts()).map(({ mail, person }) => [mail, person]));
  const fresh = new Set<PersonId>();
  for (const [index, { mail, profile, role }] of rows.entries()) {
    const made = await people.invite({ mail, profile, role }, null);
    if (made) {
      persons.set(mail, made.person);
      fresh.add(made.person);
      invited.push({ name: profile.name, mail, link: linkTo(origin, 'invite', made.token) });
    } else if (await people.appear(persons.get(mail), { profile, role })) fresh.add(persons.get(mail)!);
    progress?.(index + 1);
  }
  for (const { mail, manager, line } of rows) {
    const [person, boss] = [persons.get(mail), manager === null ? undefined : persons.get(manager)];
    if (!person || manager === null || !fresh.has(person)) continue;
    if (boss && boss !== person) await setManager(data, person, boss);
    else faults.push({ line, reason: boss ? 'nobody is their own manager' : 'nobody with the manager’s address is here' });
  }
  return { invited, known: rows.length - invited.length, faults };
}

async function setManager(data: Data, person: PersonId, manager: PersonId): Promise<void> {
  await data.kernel.engine.write(async ({ read, put }) => {
    const [card] = await read.documents([personDocument(person)]);
    if (!card || card.deleted) return;
    await put([{ put: card.id, space: COMPANY, kind: personKind.name, body: { ...PersonBody.parse(card.body), manager } }]);
  });
}
