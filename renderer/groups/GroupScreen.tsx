import { Navigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { membershipDocument, SpaceId } from '../../model/kernel/ids.ts';
import { mayRead } from '../../model/kernel/space.ts';
import { GroupHead } from '../shell/parts/GroupHead.tsx';
import { groupAddress } from '../shell/parts/group-tabs.ts';
import { ItemPending } from '../shell/parts/ItemPending.tsx';
import { type Group, useGroup } from '../shell/parts/useGroup.ts';
import { usePerson } from '../shell/parts/usePerson.ts';
import { WrittenText } from '../shell/parts/WrittenText.tsx';
import { Sheet } from '../shell/Sheet.tsx';
import { useStore } from '../store/hooks.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Facts } from './Facts.tsx';
import styles from './GroupScreen.module.css';
import { WaysIn } from './WaysIn.tsx';

/** A group by its address: inside, its feed; outside, its door. */
export default function GroupScreen() {
  const { t } = useTranslation('groups');
  const { space: given } = useParams({ strict: false }) as { space: string };
  const parsed = SpaceId.safeParse(given);
  const space = parsed.success ? parsed.data : ('group:none' as SpaceId);
  const group = useGroup(space);
  if (group.inside) return <Navigate to={groupAddress(space, 'feed') as never} replace />;
  return (
    <Sheet
      id="group"
      head={<GroupHead space={space} tab={null} />}
      main={{
        label: group.facts?.name ?? t('title'),
        children: (
          <div className={`${styles.scroll} scroll`}>
            {group.facts === undefined ? <Skeleton shape="rows" /> : null}
            {group.facts === null ? <EmptyState art="lens" title={t('gone')} text={t('goneText')} /> : null}
            {group.facts ? <Door group={group} /> : null}
          </div>
        ),
      }}
    />
  );
}

function Door({ group }: { group: Group }) {
  const { t } = useTranslation('groups');
  const store = useStore();
  const { space, facts, actor, role, door } = group;
  const inviter = usePerson(door?.by ?? null);
  if (!facts) return null;
  const coming = mayRead(role);
  const words = coming
    ? t('door.coming')
    : role === 'invited'
      ? inviter.known
        ? t('door.invitedBy', { name: inviter.name })
        : t('door.invited')
      : role === 'asked'
        ? t('door.asked')
        : facts.archived
          ? t('door.archived')
          : t(`door.${facts.access}`);
  return (
    <div className={styles.door}>
      {facts.description ? (
        <div className={styles.description}>
          <WrittenText text={facts.description} mentions={[]} />
        </div>
      ) : null}
      <Facts facts={facts} />
      <p className={styles.words} role="status">
        {words}
      </p>
      <div className={styles.ways}>
        <WaysIn space={space} facts={facts} actor={actor} role={role} size="md" />
        <ItemPending id={membershipDocument(space, store.me)} />
      </div>
    </div>
  );
}
