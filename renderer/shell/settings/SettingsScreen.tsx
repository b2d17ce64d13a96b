import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../../i18n/useText.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useApp } from '../app-context.ts';
import { useLayout } from '../layout.ts';
import { NotFound } from '../NotFound.tsx';
import { PaneHead } from '../PaneHead.tsx';
import { Sheet } from '../Sheet.tsx';
import { settingsSections } from './sections.ts';
import styles from './Settings.module.css';

/** One page per matter; the list stands beside it, or before it on a phone. */
export default function SettingsScreen() {
  const { t } = useTranslation('settings');
  const text = useText();
  const { features } = useApp();
  const layout = useLayout();
  const { section: chosen } = useParams({ strict: false });
  const sections = settingsSections(features);
  const single = layout === 'phone' || layout === 'rail';
  const section = sections.find((one) => one.id === (chosen ?? 'appearance'));
  const Page = useMemo(() => (section ? lazy(section.load) : null), [section]);
  const show = single && !chosen ? 'list' : 'main';
  if (!section || !Page) return <NotFound />;
  return (
    <Sheet
      id="settings"
      head={single ? undefined : <PaneHead title={t('title')} />}
      show={show}
      list={{
        label: t('title'),
        width: 216,
        children: (
          <>
            {single ? <PaneHead title={t('title')} /> : <span />}
            <nav className={`${styles.nav} scroll`} aria-label={t('title')}>
              <ul>
                {sections.map((one) => (
                  <li key={one.id}>
                    <Link to={`/settings/${one.id}`} aria-current={one === section && show === 'main' ? 'page' : undefined}>
                      <Icon name={one.icon} />
                      {text(one.label)}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          </>
        ),
      }}
      main={{
        label: text(section.label),
        children: (
          <>
            {single ? <PaneHead title={text(section.label)} back="/settings" /> : <span />}
            <div className="scroll">
              <div className={styles.column}>
                <Suspense fallback={<Skeleton shape="rows" />}>
                  <Page />
                </Suspense>
              </div>
            </div>
          </>
        ),
      }}
    />
  );
}
