import { features } from '../../model/features.ts';
import { type RuleBook, ruleBook } from '../../model/kernel/feature.ts';
import { simFeature } from './feature.ts';

/** What everyone in the simulation knows: the real features, and the one that is made to be audited. */
export const wholeBook: RuleBook = ruleBook([...features, simFeature]);

/** What an older version of the server or of the app knows: one command less. */
export const olderBook: RuleBook = ruleBook([
  {
    name: 'older',
    kinds: [...wholeBook.kinds.values()],
    commands: [...wholeBook.commands.values()].filter((command) => command.name !== 'sim.append'),
  },
]);
