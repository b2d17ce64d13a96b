import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { COMPANY, type SpaceId } from '../../model/kernel/ids.ts';
import { feedAddress, useSpace } from './places.ts';

/** "i Dataplattform", a way to the group's feed. What is said to the whole company says nothing. */
export function PostPlace({ space }: { space: SpaceId }) {
  const { t } = useTranslation('feed');
  const facts = useSpace(space);
  if (space === COMPANY || !facts) return null;
  return <Link to={feedAddress(space)}>{t('post.in', { group: facts.name })}</Link>;
}
