import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { membershipDocument } from '../../model/kernel/ids.ts';
import { excerpt } from '../../model/text/excerpt.ts';
import { markWords } from '../shell/mark-words.ts';
import { groupAddress } from '../shell/parts/group-tabs.ts';
import { ItemPending } from '../shell/parts/ItemPending.tsx';
import { useActor } from '../shell/parts/useRole.ts';
import { useStore } from '../store/hooks.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Chip } from '../ui/Chip.tsx';
import { ClassificationMark } from '../ui/ClassificationMark.tsx';
import { type Found, isMine } from './discovery.ts';
import styles from './GroupRow.module.css';
import { WaysIn } from './WaysIn.tsx';

/** One group in the list: what it is, and what one can do about it. The whole row leads there. */
export function GroupRow({ group, sought }: { group: Found; sought: string }) {
  const { t } = useTranslation(['groups', 'parts']);
  const store = useStore();
  const { space, facts, members, role } = group;
  const actor = useActor(space);
  const mine = isMine(group);
  const meta = [t(`parts:group.access.${facts.access}`), members === null ? null : t('parts:group.count', { count: members })];
  return (
    <li className={styles.row}>
      <Avatar id={space} name={facts.name} mark={facts.mark} shape="group" size={44} />
      <div className={styles.words}>
        <h2>
          <Link to={(mine ? groupAddress(space, 'feed') : `/groups/${space}`) as never} className={styles.cover}>
            <Marked text={facts.name} sought={sought} />
          </Link>
          {facts.classification === 'internal' ? null : <ClassificationMark level={facts.classification} />}
        </h2>
        {facts.description ? <p>{excerpt(facts.description, 160)}</p> : null}
        <small>
          {meta.filter(Boolean).join(' · ')}
          <ItemPending id={membershipDocument(space, store.me)} />
        </small>
      </div>
      <div className={styles.ways}>
        {mine ? <Chip icon="check">{t('member')}</Chip> : <WaysIn space={space} facts={facts} actor={actor} role={role} />}
      </div>
    </li>
  );
}

function Marked({ text, sought }: { text: string; sought: string }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in its order
  return markWords(text, sought).map((part, index) => (part.hit ? <mark key={index}>{part.text}</mark> : part.text));
}
