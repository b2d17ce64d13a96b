import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Actor } from '../../model/kernel/command.ts';
import type { SpaceId } from '../../model/kernel/ids.ts';
import type { Role, SpaceBody } from '../../model/kernel/space.ts';
import {
  membershipAccept,
  membershipAsk,
  membershipDecline,
  membershipJoin,
  membershipLeave,
  membershipVisit,
} from '../../model/spaces/membership.ts';
import { groupAddress } from '../shell/parts/group-tabs.ts';
import { sayRefusal } from '../shell/parts/refusals.ts';
import { useStore } from '../store/hooks.ts';
import type { Store } from '../store/store.ts';
import { Button, type ButtonSize } from '../ui/Button.tsx';
import { showToast } from '../ui/toasts.ts';
import { type Way, waysIn } from './standing.ts';

type Props = { space: SpaceId; facts: SpaceBody; actor: Actor; role: Role | null; size?: ButtonSize };

const COMMANDS = {
  accept: (store, space) => store.run(membershipAccept, space, {}),
  decline: (store, space) => store.run(membershipDecline, space, {}),
  join: (store, space) => store.run(membershipJoin, space, {}),
  ask: (store, space) => store.run(membershipAsk, space, {}),
  takeBack: (store, space) => store.run(membershipLeave, space, {}),
  visit: (store, space) => store.run(membershipVisit, space, {}),
} satisfies Record<Way, (store: Store, space: SpaceId) => ReturnType<Store['run']>>;

/** Those that lead inside: one goes there at once. */
const INSIDE: readonly Way[] = ['accept', 'join', 'visit'];
const FIRST: readonly Way[] = ['accept', 'join', 'ask'];

/** Joining, asking, answering an invitation, looking in: what the rules let this reader do. */
export function WaysIn({ space, facts, actor, role, size = 'sm' }: Props) {
  const { t } = useTranslation('groups');
  const store = useStore();
  const navigate = useNavigate();
  const take = async (way: Way) => {
    const ran = await COMMANDS[way](store, space);
    if (!ran.ok) return sayRefusal(ran.refusal);
    if (way === 'ask') showToast({ tone: 'ok', text: t('asked', { name: facts.name }) });
    if (INSIDE.includes(way)) await navigate({ to: groupAddress(space, 'feed') as never });
  };
  return waysIn(actor, facts, role).map((way) => (
    <Button
      key={way}
      size={size}
      variant={size !== 'sm' && FIRST.includes(way) ? 'primary' : way === 'visit' ? 'ghost' : 'secondary'}
      aria-label={`${t(`way.${way}`)}: ${facts.name}`}
      onClick={() => void take(way)}
    >
      {t(`way.${way}`)}
    </Button>
  ));
}
