import { describe, expect, it } from 'vitest';
import { COMPANY, personDocument } from '../kernel/ids.ts';
import { id, outcome, START, World } from '../testing/world.ts';
import { personEdit, statusSet } from './commands.ts';
import { personKind, statusAt } from './person.ts';

function office() {
  const world = new World();
  const elin = world.person('Elin', 'member', { title: 'Inköpare', skills: ['avtal'] });
  const admin = world.person('Astrid', 'owner');
  return { world, elin, admin, card: () => world.body(personKind, personDocument(elin)) };
}

describe('editing a profile', () => {
  it('changes the fields that are named and no others', () => {
    const { world, elin, card } = office();
    world.do(elin, personEdit, COMPANY, { person: elin, fields: { unit: 'Logistik' } });
    expect(card()).toMatchObject({ name: 'Elin', title: 'Inköpare', unit: 'Logistik', skills: ['avtal'] });
  });

  it('lets an administrator help, but not with what the directory decides', () => {
    const { world, admin } = office();
    const gustav = world.person('Gustav', 'member', { locked: ['title', 'name'] });
    const edit = (fields: object) => outcome(world.run(admin, personEdit, COMPANY, { person: gustav, fields }));
    expect(edit({ unit: 'Ekonomi' })).toBe('done');
    expect(edit({ title: 'Chef' })).toBe('forbidden');
    expect(edit({ unit: 'IT', name: 'Gösta' })).toBe('forbidden');
  });

  it('never changes who is a guest, deactivated or locked', () => {
    const { world, elin, card } = office();
    const smuggled = { unit: 'X', guest: true, deactivated: true, locked: ['unit'] };
    world.do(elin, personEdit, COMPANY, { person: elin, fields: smuggled });
    expect(card()).toMatchObject({ unit: 'X', guest: false, deactivated: false, locked: [] });
  });

  it('refuses a person as their own manager, an empty name and an unknown person', () => {
    const { world, elin, admin } = office();
    expect(outcome(world.run(elin, personEdit, COMPANY, { person: elin, fields: { manager: elin } }))).toBe('invalid');
    expect(outcome(world.run(elin, personEdit, COMPANY, { person: elin, fields: { name: '  ' } }))).toBe('invalid');
    expect(outcome(world.run(admin, personEdit, COMPANY, { person: 'nobody', fields: { unit: 'X' } }))).toBe('missing');
  });

  it('takes a photo, and lets it go again', () => {
    const { world, elin, card } = office();
    world.do(elin, personEdit, COMPANY, { person: elin, fields: { photo: id(5) } });
    expect(card().photo).toBe(id(5));
    world.do(elin, personEdit, COMPANY, { person: elin, fields: { photo: null } });
    expect(card().photo).toBeNull();
  });
});

describe('a status', () => {
  it('is true until its moment and not after', () => {
    const { world, elin, card } = office();
    world.do(elin, statusSet, COMPANY, { status: { emoji: '🌴', text: 'Semester', until: START + 1000 } });
    expect(statusAt(card(), START + 999)?.text).toBe('Semester');
    expect(statusAt(card(), START + 1000)).toBeNull();
  });

  it('leaves the rest of the profile alone and can be taken away', () => {
    const { world, elin, card } = office();
    world.do(elin, statusSet, COMPANY, { status: { emoji: '☕', text: 'Fika', until: null } });
    expect(statusAt(card(), START * 2)?.emoji).toBe('☕');
    world.do(elin, statusSet, COMPANY, { status: null });
    expect(card()).toMatchObject({ status: null, title: 'Inköpare' });
  });
});

describe('being found', () => {
  it('works by skill, language and phone number', () => {
    const { card } = office();
    const words = personKind.searchText?.({ ...card(), languages: ['finska'], phones: [{ use: 'mobile', number: '070-1234567' }] });
    expect(words).toContain('avtal');
    expect(words).toContain('finska');
    expect(words).toContain('070-1234567');
  });

  it('ends when the person is no longer here', () => {
    expect(personKind.searchText?.({ ...office().card(), deactivated: true })).toBe('');
  });
});
