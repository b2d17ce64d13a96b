import { describe, expect, it } from 'vitest';
import { COMPANY } from '../kernel/ids.ts';
import { id, outcome, uuid, World } from '../testing/world.ts';
import { fileAdd, fileRemove } from './commands.ts';
import { FileName, fileKind } from './file.ts';

describe('a file', () => {
  it('is its upload, waits for it, and has no contents of the device’s choosing', () => {
    const world = new World();
    const elin = world.person('Elin');
    const input = { upload: uuid(1), name: 'Budget 2027.xlsx', size: 12, hash: 'abc' };
    world.do(elin, fileAdd, COMPANY, input);
    expect(world.body(fileKind, id(1))).toMatchObject({ name: 'Budget 2027.xlsx', type: 'application/octet-stream', hash: null });
    expect(fileAdd.needs?.(fileAdd.input.parse(input))).toEqual([uuid(1)]);
  });

  it('is added once, by whoever comes first', () => {
    const world = new World();
    const elin = world.person('Elin');
    const add = () => outcome(world.run(elin, fileAdd, COMPANY, { upload: uuid(1), name: 'a', size: 1 }));
    expect([add(), add()]).toEqual(['done', 'conflict']);
  });

  it('removed twice is removed once', () => {
    const world = new World();
    const elin = world.person('Elin');
    world.do(elin, fileAdd, COMPANY, { upload: uuid(1), name: 'a', size: 1 });
    world.do(elin, fileRemove, COMPANY, { file: uuid(1) });
    expect(world.do(elin, fileRemove, COMPANY, { file: uuid(1) })).toEqual([]);
  });

  it.each(['../x', 'a/b', 'a\\b', 'a\u0000', 'faktura\u202efdp.exe', ''])('is never called %j', (name) => {
    expect(FileName.safeParse(name).success).toBe(false);
  });
});
