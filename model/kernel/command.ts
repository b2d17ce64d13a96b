import { z } from 'zod';
import type { Document, Write } from './document.ts';
import { CommandId, type DocumentId, type PersonId, SpaceId } from './ids.ts';
import type { Refusal } from './refusal.ts';
import type { Role, SpaceBody } from './space.ts';

/** What a person meant, as it is stored in the outbox and sent. `at` is the device's clock when it was meant. */
export const Command = z.object({
  id: CommandId,
  name: z.string().min(1).max(80),
  space: SpaceId,
  input: z.unknown(),
  at: z.number(),
});
export type Command = z.infer<typeof Command>;

/** Who acts. The server takes this from the session and its own documents, the device from its replica. */
export type Actor = {
  person: PersonId;
  /** The role in the command's space; `null` outside it. */
  role: Role | null;
  /** The role in the company; `null` for guests. An administrator is `owner`, an editor of news `moderator`. */
  companyRole: Role | null;
};

/** All that a rule may know. Rules are functions of values: nothing here is asynchronous and nothing has a side effect. */
export type CommandContext = {
  actor: Actor;
  space: SpaceId;
  /** `null` when the space does not exist (yet). */
  facts: SpaceBody | null;
  /** The documents named by `reads`, as they are now; `null` when missing or deleted. */
  get(id: DocumentId): Document | null;
  /** Server time on the server, the device's on the device. Milliseconds. */
  now: number;
  /** When the person did it; never later than `now`. */
  at: number;
};

export type CommandDefinition<Input = unknown> = {
  name: string;
  input: z.ZodType<Input>;
  /** The documents that `authorise` and `apply` look at, beside the space and the actor's memberships. */
  reads?: (input: Input, actor: { person: PersonId; space: SpaceId }) => DocumentId[];
  /** Uploads that must have arrived before the command can be sent. */
  needs?: (input: Input) => string[];
  /** The policy, as a sentence: `null` when allowed. Asked on the device and again, with current state, on the server. */
  authorise: (context: CommandContext, input: Input) => Refusal | null;
  /** Pure. May refuse what only the state tells (`conflict`, `missing`). */
  apply: (context: CommandContext, input: Input) => Write[] | Refusal;
  /** How it meets a concurrent one of its like, for the reader of the rule book. */
  merges: string;
  /** What the person wrote, kept as a draft when the command is refused. */
  text?: (input: Input) => string;
};

// The registry holds commands of every input; the input is parsed by the definition's own schema before use.
// biome-ignore lint/suspicious/noExplicitAny: existential over the input type, closed by `input.parse` in perform
export type AnyCommand = CommandDefinition<any>;

/** A definition that still knows its schema, so that callers may leave defaults out of the input. */
export type CommandOf<Schema extends z.ZodType> = CommandDefinition<z.output<Schema>> & { input: Schema };

export const defineCommand = <Schema extends z.ZodType>(definition: CommandOf<Schema>): CommandOf<Schema> => definition;
