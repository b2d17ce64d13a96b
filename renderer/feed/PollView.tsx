import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Document } from '../../model/kernel/document.ts';
import { isClosedAt, type Poll, type PostBody } from '../../model/feed/post.ts';
import { pollVote, type VoteBody, voteDocument, voteKind } from '../../model/feed/poll.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { ItemPending } from '../shell/parts/ItemPending.tsx';
import { sayRefusal } from '../shell/parts/refusals.ts';
import { useDocuments, useStore } from '../store/hooks.ts';
import { Icon } from '../ui/Icon.tsx';
import { useMinute } from '../ui/RelativeTime.tsx';
import { cx } from '../ui/cx.ts';
import styles from './PollView.module.css';
import { pollResult, pressed } from './poll-result.ts';

/** The options as bars; pressing one moves one's own bar at once. */
export function PollView({ post, poll }: { post: Document<PostBody>; poll: Poll }) {
  const { t } = useTranslation('feed');
  const store = useStore();
  const format = useFormat();
  const now = useMinute();
  const votes = useDocuments<VoteBody>({ kind: voteKind.name, parent: post.id });
  const result = useMemo(() => pollResult(poll, votes, store.me), [poll, votes, store.me]);
  // By the server's clock and to the second: the minute that words are measured by is too coarse for that.
  const closed = isClosedAt(poll, store.now());
  const press = (option: number) =>
    void store
      .run(pollVote, post.space, { post: post.id, options: pressed(poll, result.mine, option) })
      .then((ran) => ran.ok || sayRefusal(ran.refusal));
  const when =
    poll.closesAt === null ? null : closed ? t('poll.closed') : t('poll.closes', { when: format.time(poll.closesAt, now, 'clock') });
  return (
    <div className={styles.poll}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be the grid that the bars need */}
      <div role="group" aria-label={t('poll.title')} className={styles.options}>
        {result.options.map((option, index) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place in the poll
            key={index}
            type="button"
            className={cx(styles.option, option.mine && styles.mine)}
            aria-pressed={option.mine}
            disabled={closed}
            onClick={() => press(index)}
          >
            <progress className={styles.bar} value={option.part} max={1} aria-hidden="true" />
            <span>{option.text}</span>
            {option.mine ? <Icon name="check" size={16} /> : null}
            <span className={styles.part}>{format.percent(option.part)}</span>
          </button>
        ))}
      </div>
      <p className={styles.sum}>
        {[t('poll.votes', { count: result.voters }), when, poll.multiple ? t('poll.multiple') : null].filter(Boolean).join(' · ')}
        <ItemPending id={voteDocument(post.id, store.me)} />
      </p>
    </div>
  );
}
