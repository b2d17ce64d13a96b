import { useTranslation } from 'react-i18next';
import { Skeleton } from '../ui/Skeleton.tsx';
import styles from './ListFoot.module.css';
import type { Posts } from './usePosts.ts';

/** How the list ends: with more on its way, with the beginning of everything, or with what the device has. */
export function ListFoot({ end }: { end: Posts['end'] }) {
  const { t } = useTranslation('feed');
  if (end === 'fetching') return <Skeleton shape="posts" count={2} />;
  if (end === 'more') return null;
  return <p className={styles.foot}>{t(end === 'all' ? 'list.all' : 'list.offline')}</p>;
}
