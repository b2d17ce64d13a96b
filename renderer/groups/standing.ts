import type { Actor } from '../../model/kernel/command.ts';
import type { Role, SpaceBody } from '../../model/kernel/space.ts';
import { mayAccept, mayAsk, mayDecline, mayJoin, mayLeave, mayVisit } from '../../model/spaces/membership-policy.ts';

/** What one can do with one's own membership of a group, by the same rules that the server asks. */
export type Way = 'accept' | 'decline' | 'join' | 'ask' | 'takeBack' | 'visit';

/** In the order in which they are offered. Those who belong are offered nothing here: they leave from the group's own page. */
export function waysIn(actor: Actor, facts: SpaceBody, role: Role | null): Way[] {
  const outside = { facts, role };
  const ways: [Way, boolean][] = [
    ['accept', mayAccept(actor, outside) === null],
    ['decline', mayDecline(outside) === null],
    ['join', role !== 'invited' && mayJoin(actor, outside) === null],
    ['ask', role !== 'invited' && role !== 'asked' && mayAsk(actor, outside) === null],
    ['takeBack', role === 'asked' && mayLeave(actor, outside, null, null) === null],
    ['visit', role !== 'visitor' && role !== 'invited' && mayVisit(actor, outside) === null],
  ];
  return ways.filter(([, may]) => may).map(([way]) => way);
}
