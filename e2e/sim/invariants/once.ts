import type { Command } from '../../../model/kernel/command.ts';
import { pingDocument, NoteInput, NoteShape, TallyShape, AddInput } from '../feature.ts';
import type { World } from '../world.ts';

/** 3. Exactly once: however often a batch was resent, its effect is there once, and so is what followed from it. */
export function exactlyOnce(world: World): string[] {
  const { truth } = world;
  const done = [...truth.sent.values()].filter((command) => truth.outcomes.get(command.id)?.status === 'done');
  return [...tallies(world, done), ...tokens(world, done), ...pings(world, done)];
}

function tallies(world: World, done: readonly Command[]): string[] {
  const sums = new Map<string, number>();
  for (const command of done) {
    if (command.name !== 'sim.add') continue;
    const { tally, amount } = AddInput.parse(command.input);
    sums.set(tally, (sums.get(tally) ?? 0) + amount);
  }
  return [...world.truth.documents.values()].flatMap((document) => {
    if (document.kind !== 'sim-tally' || document.deleted) return [];
    const { total } = TallyShape.parse(document.body);
    const sum = sums.get(document.id) ?? 0;
    return total === sum ? [] : [`${document.id} stands at ${total}, its commands add up to ${sum}`];
  });
}

function tokens(world: World, done: readonly Command[]): string[] {
  return done.flatMap((command) => {
    const { token, note } = command.input as { token?: string; note?: string };
    const document = note && command.name !== 'sim.erase' ? world.truth.documents.get(note as never) : undefined;
    if (!document || document.deleted || !token) return [];
    const count = NoteShape.parse(document.body).tokens.filter((one) => one === token).length;
    return count === 1 ? [] : [`the effect of ${command.name} ${command.id} is there ${count} times`];
  });
}

function pings(world: World, done: readonly Command[]): string[] {
  const calls = done.filter((command) => command.name === 'sim.note').map((command) => NoteInput.parse(command.input).calls);
  return world.people.flatMap((person) => {
    const document = world.truth.documents.get(pingDocument(person));
    const total = document ? TallyShape.parse(document.body).total : 0;
    const called = calls.filter((one) => one === person).length;
    return total === called ? [] : [`${person} was called ${called} times and told ${total} times`];
  });
}
