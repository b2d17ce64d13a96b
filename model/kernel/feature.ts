import type { AnyCommand } from './command.ts';
import type { Kind } from './kind.ts';

/** A feature's page in the rule book: its kinds and its commands. */
export type Feature = {
  name: string;
  // biome-ignore lint/suspicious/noExplicitAny: existential over the body type, closed by `body.parse`
  kinds: Kind<any>[];
  commands: AnyCommand[];
};

export const defineFeature = (feature: Feature): Feature => feature;

/** Everything that is derived from the list of features. Names are unique; a clash throws at start. */
export type RuleBook = {
  // biome-ignore lint/suspicious/noExplicitAny: see Feature.kinds
  kinds: ReadonlyMap<string, Kind<any>>;
  commands: ReadonlyMap<string, AnyCommand>;
};

export function ruleBook(features: readonly Feature[]): RuleBook {
  const kinds = new Map<string, Feature['kinds'][number]>();
  const commands = new Map<string, AnyCommand>();
  for (const feature of features) {
    for (const kind of feature.kinds) {
      if (kinds.has(kind.name)) throw new Error(`two kinds are called ${kind.name}`);
      kinds.set(kind.name, kind);
    }
    for (const command of feature.commands) {
      if (commands.has(command.name)) throw new Error(`two commands are called ${command.name}`);
      commands.set(command.name, command);
    }
  }
  return { kinds, commands };
}
