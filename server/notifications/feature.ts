import { membershipKind } from '../../model/kernel/space.ts';
import type { EffectWrite, Happening, ServerFeature } from '../feature.ts';
import { deliver } from './deliver.ts';
import { itemOf, membershipItem } from './news.ts';
import { ofClassified, ofMembership, ofRemoved } from './retract.ts';

/** Stands before `removal` in the list of features: it asks what hung under a removed post while that is still there. */
export const notificationsOnServer: ServerFeature = { name: 'notifications', effects };

async function effects(happening: Happening): Promise<EffectWrite[]> {
  const { read, written, person, now } = happening;
  const writes: EffectWrite[] = [];
  for (const after of written) {
    const known = happening.before.get(after.id);
    const before = known && !known.deleted ? known : null;
    // An edit tells nobody anything, whatever it adds.
    const item = after.deleted || before ? null : await itemOf(read, after);
    const news = item ?? (await membershipItem(read, before, after, person));
    if (before && after.deleted) writes.push(...(await ofRemoved(read, before)));
    if (before && after.kind === membershipKind.name) writes.push(...(await ofMembership(read, before, after)));
    if (before) writes.push(...(await ofClassified(read, before, after)));
    if (news) writes.push(...(await deliver(read, after.space, news, now)));
  }
  return writes;
}
