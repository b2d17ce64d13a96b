import { z } from 'zod';
import { DocumentId, PersonId } from '../kernel/ids.ts';
import { defineKind } from '../kernel/kind.ts';

const line = (most: number) => z.string().trim().max(most);

export const Phone = z.object({ use: z.enum(['mobile', 'work', 'other']), number: line(40).min(1) });

/** What one says of oneself right now; over at `until` (milliseconds; null: until changed). */
export const Status = z.object({ emoji: line(32), text: line(120), until: z.number().nullable() });
export type Status = z.infer<typeof Status>;

/** The part of a profile that people fill in themselves. */
export const Profile = z.object({
  name: line(200).min(1),
  given: line(100),
  family: line(100),
  title: line(200),
  unit: line(200),
  place: line(200),
  phones: z.array(Phone).max(6),
  mail: line(254),
  languages: z.array(line(60).min(1)).max(30),
  skills: z.array(line(80).min(1)).max(100),
  manager: PersonId.nullable(),
  /** The photo's file, in the company space. */
  photo: DocumentId.nullable(),
  about: z.string().max(4000),
  /** The first day of employment, milliseconds. */
  startedAt: z.number().nullable(),
});
export type Profile = z.infer<typeof Profile>;

const field = Profile.shape;

export const PersonBody = z.object({
  name: field.name,
  given: field.given.default(''),
  family: field.family.default(''),
  title: field.title.default(''),
  unit: field.unit.default(''),
  place: field.place.default(''),
  phones: field.phones.default([]),
  mail: field.mail.default(''),
  languages: field.languages.default([]),
  skills: field.skills.default([]),
  manager: field.manager.default(null),
  photo: field.photo.default(null),
  about: field.about.default(''),
  startedAt: field.startedAt.default(null),
  /** Works elsewhere, sees only the groups it is let into. */
  guest: z.boolean().default(false),
  status: Status.nullable().default(null),
  /** No longer here: kept for what they wrote, found no more. */
  deactivated: z.boolean().default(false),
  /** Fields that come from the company's directory and are changed there. */
  locked: z.array(z.string().max(40)).max(40).default([]),
});
export type PersonBody = z.infer<typeof PersonBody>;

/** `person:<id>`, in the company space; written by the server when the account is made. */
export const personKind = defineKind<PersonBody>({
  name: 'person',
  body: PersonBody,
  tier: 'core',
  searchText: (person) =>
    person.deactivated
      ? ''
      : [
          person.name,
          person.given,
          person.family,
          person.title,
          person.unit,
          person.place,
          person.mail,
          ...person.skills,
          ...person.languages,
        ]
          .concat(
            person.phones.map((phone) => phone.number),
            person.about,
          )
          .join('\n'),
});

/** The status that is still true at a moment. */
export const statusAt = (person: PersonBody, now: number): Status | null =>
  person.status && (person.status.until === null || person.status.until > now) ? person.status : null;
