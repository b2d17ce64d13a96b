import { useTranslation } from 'react-i18next';
import type { SpaceBody } from '../../model/kernel/space.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icons.tsx';
import styles from './Facts.module.css';

const doors = { open: 'people', closed: 'lock', secret: 'eye' } as const satisfies Record<SpaceBody['access'], IconName>;
const levels = { open: 'globe', internal: 'home', confidential: 'shield-check' } as const satisfies Record<
  SpaceBody['classification'],
  IconName
>;

/** What a group's access and classification mean, in sentences. */
export function Facts({ facts }: { facts: SpaceBody }) {
  const { t } = useTranslation('groups');
  return (
    <ul className={styles.facts}>
      <li>
        <Icon name={doors[facts.access]} size={18} />
        <span>{t(`access.${facts.access}.text`)}</span>
      </li>
      <li>
        <Icon name={levels[facts.classification]} size={18} />
        <span>{t(`level.${facts.classification}.text`)}</span>
      </li>
    </ul>
  );
}
