import type { CommandContext } from './command.ts';
import type { Document } from './document.ts';
import type { DocumentId } from './ids.ts';
import type { Kind } from './kind.ts';

/** A live document of a kind with its body parsed; `null` when missing, deleted or of another kind. Any space: what it tells must not leak. */
export function findAnywhere<Body>(context: CommandContext, id: DocumentId, kind: Kind<Body>): Document<Body> | null {
  const found = context.get(id);
  return found && found.kind === kind.name ? { ...found, body: kind.body.parse(found.body) } : null;
}

/** The same, only in the command's own space: a rule never reaches into a space by an id that it was handed. */
export function findHere<Body>(context: CommandContext, id: DocumentId, kind: Kind<Body>): Document<Body> | null {
  const found = findAnywhere(context, id, kind);
  return found?.space === context.space ? found : null;
}
