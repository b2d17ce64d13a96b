import type { Actor } from '../kernel/command.ts';
import type { PersonId } from '../kernel/ids.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { PersonBody } from './person.ts';

/** Everyone in the company edits their own profile, an administrator anyone's; guests' are kept by administrators. */
export function mayEditProfile(actor: Actor, person: PersonId): Refusal | null {
  if (!actor.companyRole) return refuse('missing', 'profiles belong to the company');
  if (actor.person === person || actor.companyRole === 'owner') return null;
  return refuse('forbidden', 'a profile is edited by its person or an administrator');
}

/** A status is one's own and nobody else's, administrators included. */
export const maySetStatus = (actor: Actor): Refusal | null =>
  actor.companyRole ? null : refuse('missing', 'profiles belong to the company');

/** What the company's directory decides is changed there, by nobody here. */
export function mayChangeFields(person: PersonBody, fields: readonly string[]): Refusal | null {
  const locked = fields.filter((field) => person.locked.includes(field));
  return locked.length ? refuse('forbidden', `kept by the company's directory: ${locked.join(', ')}`) : null;
}
