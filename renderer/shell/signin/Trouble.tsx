import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon.tsx';
import type { SessionTrouble } from '../session.ts';
import styles from './SignIn.module.css';

/** Why it did not work, above the button that was pressed. */
export function Trouble({ trouble }: { trouble: SessionTrouble }) {
  const { t } = useTranslation('session');
  return (
    <div className={styles.trouble} role="alert">
      <Icon name="warning" size={16} />
      <span>{t(`trouble.${trouble}`)}</span>
    </div>
  );
}
