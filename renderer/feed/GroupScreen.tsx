import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SpaceId } from '../../model/kernel/ids.ts';
import { SpaceFeed } from './SpaceFeed.tsx';
import { useSpace } from './places.ts';

/** The feed of a group that one belongs to. */
export default function GroupScreen() {
  const { t } = useTranslation('feed');
  const { space: given } = useParams({ strict: false }) as { space: string };
  const space = SpaceId.parse(given);
  const facts = useSpace(space);
  return <SpaceFeed space={space} head={{ title: facts?.name ?? t('group'), back: '/feed' }} />;
}
