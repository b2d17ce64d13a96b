import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { setLanguage } from '../../i18n/start.ts';
import { useLive } from '../../store/hooks.ts';
import { appearance, setAppearance } from '../appearance.ts';
import { CompanyMark, Logo } from '../CompanyMark.tsx';
import type { Company } from '../session.ts';
import { Table } from './Table.tsx';
import styles from './SignIn.module.css';

/** What stands around the forms outside: the table, the name, the language. */
export function Threshold({
  title,
  text,
  company,
  version,
  children,
}: {
  title: string;
  text: string;
  company: Company;
  version: string;
  children: ReactNode;
}) {
  const { t } = useTranslation(['session', 'settings']);
  return (
    <div className={styles.screen}>
      <div className={styles.drag} />
      <section className={styles.art} aria-label={t('welcome')}>
        <Table />
        <h2>{t('welcome')}</h2>
        <p>{t('pitch')}</p>
      </section>
      <main className={styles.side} id="main" tabIndex={-1}>
        <div>
          <div className={styles.brand}>
            <Logo />
            {t('product')}
          </div>
          <h1>{title}</h1>
          <p className={styles.sub}>{text}</p>
          {company.name ? (
            <div className={styles.company}>
              <CompanyMark company={company} large />
              <span className="grow">
                <b>{company.name}</b>
                <small>{t('where', { company: company.name })}</small>
              </span>
            </div>
          ) : null}
          {children}
          <div className={styles.foot}>
            <Languages />
            <span>{t('settings:about.version', { version })}</span>
          </div>
        </div>
      </main>
    </div>
  );
}

function Languages() {
  const { t } = useTranslation('settings');
  const { language } = useLive(appearance);
  return (
    <span className={styles.languages}>
      {(['sv', 'en'] as const).map((one, index) => (
        <span key={one} className={styles.languages}>
          {index > 0 ? <span aria-hidden="true">·</span> : null}
          {one === language ? (
            <span aria-current="true">{t(`language.${one}`)}</span>
          ) : (
            <button
              type="button"
              className="link"
              lang={one}
              onClick={() => {
                setAppearance({ language: one });
                void setLanguage(one);
              }}
            >
              {t(`language.${one}`)}
            </button>
          )}
        </span>
      ))}
    </span>
  );
}
