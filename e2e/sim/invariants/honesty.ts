import { prepare } from '../../../model/kernel/perform.ts';
import { olderBook, wholeBook } from '../whole-book.ts';
import type { World } from '../world.ts';
import { isExcused } from './durability.ts';

/** 7. Honest rejection: what the server refused stands in the outbox with what was written, and nothing stands there that was done. */
export function honestRejection(world: World): string[] {
  const found: string[] = [];
  for (const done of world.ledger.done.values()) {
    if (isExcused(world, done)) continue;
    const view = done.device.engine?.entries.get().find((one) => one.entry.command.id === done.id);
    const outcome = world.truth.outcomes.get(done.id);
    const refused = view?.entry.state.status === 'rejected';
    if (outcome?.status === 'rejected' && !refused && done.dealt === 'not')
      found.push(`the refusal of ${done.name} ${done.id} is not shown`);
    if (outcome?.status === 'done' && refused) found.push(`${done.name} ${done.id} was done and is shown as refused`);
    if (view?.entry.state.status !== 'rejected') continue;
    const prepared = prepare(wholeBook, view.entry.command);
    const text = 'code' in prepared ? null : (prepared.definition.text?.(prepared.input) ?? null);
    // An app too old for a command cannot tell which part of it is text; the whole input is kept.
    if (view.entry.state.text !== text && !(done.device.wasOlder && !olderBook.commands.has(done.name)))
      found.push(`the text of ${done.name} ${done.id} was not kept`);
  }
  return found;
}
