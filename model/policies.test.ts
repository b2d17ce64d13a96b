import { describe, expect, it } from 'vitest';
import { book } from './features.ts';
import { groupSpace } from './kernel/ids.ts';
import { me, ROLES, SAMPLES, SPACES, type Stage, stage, type TableRole, type Whose } from './policies.samples.ts';
import { TABLE } from './policies.table.ts';
import { outcome, uuid } from './testing/world.ts';

/** `post.edit` in `open` as `member` on `own`: the cells that the table allows. */
const cell = (command: string, space: string, role: string, whose: Whose) => `${command} · ${space} · ${role} · ${whose}`;

function read(table: string) {
  const allowed = new Set<string>();
  const commands = new Set<string>();
  let command = '';
  for (const line of table.split('\n').filter((text) => text.trim())) {
    if (!line.startsWith(' ')) {
      command = line.trim();
      if (commands.has(command)) throw new Error(`${command} stands in the table twice`);
      commands.add(command);
      continue;
    }
    const [whose, who, where] = line.split('|').map((part) => part.trim());
    const roles =
      who === 'everyone' ? ROLES : who === 'employed' ? ROLES.filter((role) => role !== 'guest' && role !== 'stranger') : who!.split(/\s+/);
    for (const space of where!.split(/\s+/)) {
      if (!SPACES[space]) throw new Error(`the table knows no space called ${space}`);
      for (const role of roles) {
        if (!ROLES.includes(role as TableRole)) throw new Error(`the table knows no ${role}`);
        for (const target of whose === 'any' ? (['own', "others'"] as const) : [whose as Whose])
          allowed.add(cell(command, space, role, target));
      }
    }
  }
  return { allowed, commands };
}

const { allowed, commands } = read(TABLE);
const nameOf = (row: string) => row.split(' ', 1)[0]!;

const play = (row: string, { world, space, ...rest }: Stage) =>
  world.run(me, book.commands.get(nameOf(row))!, space, SAMPLES[row]!({ world, space, ...rest }));

describe('the table of policies', () => {
  it('lists every command of the rule book, and no others', () => {
    expect([...new Set([...commands].map(nameOf))].sort()).toEqual([...book.commands.keys()].sort());
    expect(Object.keys(SAMPLES).sort()).toEqual([...commands].sort());
  });

  for (const row of commands) {
    it(`says who may ${row}`, () => {
      const wrong: string[] = [];
      for (const [space, roles] of Object.entries(SPACES)) {
        for (const role of roles) {
          for (const whose of ['own', "others'"] as const) {
            const performed = play(row, stageFor(row, space, role, whose));
            const expected = allowed.has(cell(row, space, role, whose));
            if (performed.ok !== expected) wrong.push(`${cell(row, space, role, whose)}: ${outcome(performed)}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    });
  }
});

/** Only who has asked can be approved. */
function stageFor(row: string, space: string, role: TableRole, whose: Whose): Stage {
  const set = stage(space, role, whose);
  if (row === 'membership.approve' && whose === "others'" && SPACES[space] === ROLES) set.world.membership(set.space, set.about, 'asked');
  return set;
}

describe('a space that one may not know of', () => {
  const outside = ['outsider', 'stranger', 'admin', 'removed'] as const;
  for (const row of [...commands].filter((name) => name !== 'group.create')) {
    it(`answers ${row} as if there were none`, () => {
      for (const role of outside) {
        const secret = play(row, stage('secret', role, "others'"));
        const nowhere = play(row, { ...stage('secret', role, "others'"), space: groupSpace(uuid(99)) });
        expect(secret).toEqual(nowhere);
        expect(secret.ok).toBe(false);
      }
    });
  }
});
