import { useTranslation } from 'react-i18next';
import { useLive } from '../../store/hooks.ts';
import { useApp } from '../app-context.ts';
import { Logo } from '../CompanyMark.tsx';
import styles from './Settings.module.css';

export default function AboutSettings() {
  const { t } = useTranslation('settings');
  const { session, version } = useApp();
  const company = useLive(session.company);
  return (
    <>
      <section>
        <div className={styles.brand}>
          <Logo />
          {t('about.title')}
        </div>
        <p className={styles.intro}>{t('about.text', { company: company.name })}</p>
        <p className="dim">{t('about.version', { version })}</p>
      </section>
      <section>
        <h2>{t('about.accessibility')}</h2>
        <p className={styles.intro}>{t('about.accessibilityText')}</p>
      </section>
    </>
  );
}
