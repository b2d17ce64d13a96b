import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type PostBody, postKind } from '../../model/feed/post.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { Slot } from '../shell/Slot.tsx';
import { PersonAvatar } from '../shell/parts/PersonAvatar.tsx';
import { PersonLink } from '../shell/parts/PersonLink.tsx';
import { usePeople } from '../shell/parts/usePerson.ts';
import { useDocuments } from '../store/hooks.ts';
import { Block, rowClass, RowWords } from '../ui/Card.tsx';
import { useMinute } from '../ui/RelativeTime.tsx';
import { tagAddress } from './places.ts';
import { allPosts, trends } from './trends.ts';
import styles from './FeedAside.module.css';

const MONTH = 30 * 24 * 3600_000;
const NEWCOMERS = 4;

/** Right of the feed: what waits for one, who is new, what is talked about. */
export function FeedAside() {
  return (
    <div className={styles.aside}>
      <Slot name="feed.aside" />
      <Newcomers />
      <Trends />
    </div>
  );
}

function Newcomers() {
  const { t } = useTranslation('feed');
  const now = useMinute();
  const { people } = usePeople();
  const fresh = useMemo(
    () =>
      people
        .filter(({ body }) => body?.startedAt && body.startedAt <= now && body.startedAt > now - MONTH)
        .sort((a, b) => (b.body?.startedAt ?? 0) - (a.body?.startedAt ?? 0))
        .slice(0, NEWCOMERS),
    [people, now],
  );
  if (fresh.length === 0) return null;
  return (
    <Block title={t('aside.newcomers')}>
      {fresh.map(({ id, body }) => (
        <div key={id} className={styles.person}>
          <PersonAvatar person={id} size={32} />
          <span>
            <PersonLink person={id} className={styles.name} />
            <small>{[body?.title, body?.place].filter(Boolean).join(', ')}</small>
          </span>
        </div>
      ))}
    </Block>
  );
}

function Trends() {
  const { t } = useTranslation('feed');
  const format = useFormat();
  const now = useMinute();
  const posts = useDocuments<PostBody>({ kind: postKind.name, limit: allPosts });
  const talked = useMemo(() => trends(posts, now), [posts, now]);
  if (talked.length === 0) return null;
  return (
    <Block title={t('aside.trends')} aside={<small className={styles.when}>{t('aside.days')}</small>}>
      {talked.map(({ tag, posts: count }, index) => (
        <Link key={tag} to={tagAddress(tag)} className={rowClass}>
          <RowWords title={<span className={styles.tag}>#{tag}</span>}>
            <span className={styles.count}>{index === 0 ? t('aside.posts', { count }) : format.number(count)}</span>
          </RowWords>
        </Link>
      ))}
    </Block>
  );
}
