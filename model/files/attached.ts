import type { CommandContext } from '../kernel/command.ts';
import { findHere } from '../kernel/find.ts';
import type { DocumentId } from '../kernel/ids.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { fileKind } from './file.ts';

/** A text speaks only of files that are in its own space; those it already had may have been removed since. */
export function mustBeHere(context: CommandContext, files: readonly DocumentId[], had: readonly DocumentId[] = []): Refusal | null {
  const astray = files.find((file) => !had.includes(file) && !findHere(context, file, fileKind));
  return astray ? refuse('file', `no such file in this space: ${astray}`) : null;
}
