import { Navigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SpaceId } from '../../model/kernel/ids.ts';
import { GroupHead } from '../shell/parts/GroupHead.tsx';
import { useGroup } from '../shell/parts/useGroup.ts';
import { Slot } from '../shell/Slot.tsx';
import styles from './FeedAside.module.css';
import { SpaceFeed } from './SpaceFeed.tsx';

/** The feed of a group that one belongs to or visits; from outside one comes to the group's door. */
export default function GroupScreen() {
  const { t } = useTranslation('feed');
  const { space: given } = useParams({ strict: false }) as { space: string };
  const space = SpaceId.parse(given);
  const { facts, inside } = useGroup(space);
  if (facts !== undefined && !inside) return <Navigate to={`/groups/${space}` as never} replace />;
  const aside = (
    <div className={styles.aside}>
      <Slot name="group.aside" space={space} />
    </div>
  );
  return (
    <SpaceFeed key={space} space={space} title={facts?.name ?? t('group')} head={<GroupHead space={space} tab="feed" />} aside={aside} />
  );
}
