import { personKind } from '../../model/people/person.ts';
import type { ServerFeature } from '../feature.ts';
import { byGroup, changesOf } from './changes.ts';
import { consequencesOf, stampName } from './consequences.ts';

export const spacesOnServer: ServerFeature = {
  name: 'spaces',
  effects: async (happening) => {
    const { read, person, now } = happening;
    const changes = changesOf(happening);
    const writes = await consequencesOf(read, byGroup(changes), { actor: person, now });
    for (const { before, after } of changes) if (after.kind === personKind.name) writes.push(...(await stampName(read, before, after)));
    return writes;
  },
};
