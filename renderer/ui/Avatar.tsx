import { useTranslation } from 'react-i18next';
import type { Presence } from '../../model/kernel/protocol.ts';
import { hueOf, initialsOf } from './avatar-look.ts';
import { cx } from './cx.ts';
import styles from './Avatar.module.css';

export type AvatarSize = 18 | 22 | 24 | 26 | 28 | 30 | 32 | 36 | 40 | 44 | 72 | 88;

export type AvatarProps = {
  name: string;
  /** Decides the hue. */
  id: string;
  size?: AvatarSize;
  shape?: 'person' | 'group';
  /** One or two letters or an emoji instead of the initials. */
  mark?: string;
  /** Address of a picture. */
  src?: string | null;
  presence?: Presence | null;
  className?: string;
};

const presenceStyle = { online: undefined, away: styles.away, busy: styles.busy, offline: styles.offline } as const;

/** The class that gives `--c`, the hue of somebody or something, to what stands around its mark. */
export const hueClass = (id: string): string => cx(styles[`h${hueOf(id)}`]);

/** A picture of someone whose name stands beside it; only the presence is read aloud. */
export function Avatar({ name, id, size = 36, shape = 'person', mark, src, presence, className }: AvatarProps) {
  const { t } = useTranslation('ui');
  return (
    <span className={cx(styles.avatar, styles[`s${size}`], styles[`h${hueOf(id)}`], shape === 'group' && styles.square, className)}>
      {src ? (
        <img className={styles.picture} src={src} alt="" draggable={false} />
      ) : (
        <span aria-hidden="true">{mark || initialsOf(name, shape)}</span>
      )}
      {presence ? (
        <span className={cx(styles.presence, presenceStyle[presence])}>
          <span className="sr">{t(`presence.${presence}`)}</span>
        </span>
      ) : null}
    </span>
  );
}

export type AvatarStackProps = {
  people: readonly { id: string; name: string; src?: string | null }[];
  size?: AvatarSize;
  /** At most this many faces; the rest become a number. */
  max?: number;
  /** How many there are in all, when more than `people`. */
  total?: number;
};

export function AvatarStack({ people, size = 26, max = 3, total = people.length }: AvatarStackProps) {
  const shown = people.slice(0, max);
  const rest = total - shown.length;
  return (
    <span className={styles.stack}>
      {shown.map((person) => (
        <Avatar key={person.id} id={person.id} name={person.name} src={person.src} size={size} />
      ))}
      {rest > 0 ? <span className={cx(styles.avatar, styles[`s${size}`], styles.more)}>+{rest}</span> : null}
    </span>
  );
}
