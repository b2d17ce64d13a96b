import { type CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { normalMail } from '../auth/accounts.ts';
import { Profile } from '../../model/people/person.ts';

/** A line of the file that makes sense. */
export type PersonRow = {
  line: number;
  mail: string;
  role: 'moderator' | 'member' | null;
  /** The manager's address. */
  manager: string | null;
  profile: Pick<Profile, 'name'> & Partial<Profile>;
};
export type FaultyRow = { line: number; reason: string };

type Column =
  | 'name'
  | 'given'
  | 'family'
  | 'mail'
  | 'title'
  | 'unit'
  | 'place'
  | 'mobile'
  | 'phone'
  | 'manager'
  | 'skills'
  | 'languages'
  | 'role';
/** What the columns may be called, folded: case, spaces and hyphens do not matter. */
const NAMES: Record<Column, readonly string[]> = {
  name: ['name', 'namn', 'fullname', 'displayname', 'visningsnamn'],
  given: ['given', 'givenname', 'firstname', 'förnamn', 'tilltalsnamn'],
  family: ['family', 'familyname', 'lastname', 'surname', 'efternamn'],
  mail: ['mail', 'email', 'emailaddress', 'epost', 'epostadress', 'mejl', 'mejladress'],
  title: ['title', 'jobtitle', 'titel', 'befattning', 'roll på företaget'],
  unit: ['unit', 'department', 'enhet', 'avdelning'],
  place: ['place', 'location', 'office', 'city', 'ort', 'plats', 'kontor'],
  mobile: ['mobile', 'cell', 'mobil', 'mobiltelefon', 'mobilnummer'],
  phone: ['phone', 'telephone', 'telefon', 'telefonnummer', 'tel'],
  manager: ['manager', 'manageremail', 'chef', 'chefensepost', 'närmastechef'],
  skills: ['skills', 'kompetenser', 'kompetens', 'kunskaper'],
  languages: ['languages', 'språk'],
  role: ['role', 'roll'],
};
const ROLES: Record<string, PersonRow['role']> = {
  '': 'member',
  member: 'member',
  medlem: 'member',
  moderator: 'moderator',
  redaktör: 'moderator',
  editor: 'moderator',
  guest: null,
  gäst: null,
  konsult: null,
};

/** The file cannot be read as a table of people at all. */
export class NoTable extends Error {
  override readonly name = 'NoTable';
}

/**
 * Reads a table of people. The header says what the columns are, in Swedish or English; unknown columns are left alone. Takes
 * commas, semicolons (Excel in Swedish) and tabs, in UTF-8 or Windows-1252. Several skills or languages stand in one cell
 * with semicolons, commas or bars between them.
 * @throws NoTable
 */
export function readPeople(bytes: Buffer): { rows: PersonRow[]; faults: FaultyRow[] } {
  const text = decoded(bytes);
  const [header = ''] = text.split(/\r?\n/, 1);
  const delimiter = [';', ',', '\t'].sort((a, b) => header.split(b).length - header.split(a).length)[0]!;
  const faults: FaultyRow[] = [];
  let columns: (Column | null)[] = [];
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = z
      .array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }))
      .parse(parse(text, { delimiter, info: true, trim: true, relax_column_count: true, skip_empty_lines: true, relax_quotes: true }));
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))
      throw new NoTable(`line ${(error as CsvError).lines ?? '?'}: ${error.message}`);
    throw error;
  }
  if (records.length === 0) throw new NoTable('the file is empty');
  const rows: PersonRow[] = [];
  const seen = new Map<string, number>();
  for (const [index, { record, info }] of records.entries()) {
    if (index === 0) {
      columns = columnsOf(record);
      continue;
    }
    const cell = (column: Column) => record[columns.indexOf(column)]?.trim() ?? '';
    // `lines` counts to the end of the record, which may run over several lines.
    const line = info.lines - record.join('').split('\n').length + 1;
    if (record.every((value) => value === '')) continue;
    const row = rowOf(cell, line);
    if ('reason' in row) faults.push(row);
    else if (record.length > columns.length) faults.push({ line, reason: 'it has more columns than the header' });
    else if (seen.has(row.mail)) faults.push({ line, reason: `the address stands on line ${seen.get(row.mail)} too` });
    else {
      seen.set(row.mail, line);
      rows.push(row);
    }
  }
  return { rows, faults };
}

function columnsOf(header: readonly string[]): (Column | null)[] {
  const folded = header.map((name) => name.toLowerCase().replace(/[\s_.-]/g, ''));
  const columns = folded.map((name) => (Object.keys(NAMES) as Column[]).find((column) => NAMES[column].includes(name)) ?? null);
  if (!columns.includes('mail')) throw new NoTable('line 1: no column is called e-mail (or e-post)');
  if (!columns.includes('name') && !(columns.includes('given') && columns.includes('family')))
    throw new NoTable('line 1: no column is called name (or namn, or förnamn and efternamn)');
  return columns;
}

function rowOf(cell: (column: Column) => string, line: number): PersonRow | FaultyRow {
  const mail = normalMail(cell('mail'));
  if (!z.email().max(254).safeParse(mail).success)
    return { line, reason: mail === '' ? 'the address is missing' : 'the address is not an e-mail address' };
  const role = ROLES[cell('role').toLowerCase()];
  if (role === undefined) return { line, reason: 'the role is not member, moderator or guest' };
  const several = (column: Column) => [
    ...new Set(
      cell(column)
        .split(/[;,|]/)
        .map((part) => part.trim())
        .filter(Boolean),
    ),
  ];
  const phones = [
    ...(cell('mobile') ? [{ use: 'mobile' as const, number: cell('mobile') }] : []),
    ...(cell('phone') ? [{ use: 'work' as const, number: cell('phone') }] : []),
  ];
  const profile = Profile.partial()
    .required({ name: true })
    .safeParse({
      name: cell('name') || `${cell('given')} ${cell('family')}`.trim(),
      given: cell('given'),
      family: cell('family'),
      mail,
      title: cell('title'),
      unit: cell('unit'),
      place: cell('place'),
      phones,
      skills: several('skills'),
      languages: several('languages'),
    });
  if (!profile.success)
    return { line, reason: profile.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ') };
  return { line, mail, role, manager: cell('manager') === '' ? null : normalMail(cell('manager')), profile: profile.data };
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
