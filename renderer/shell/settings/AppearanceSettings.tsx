import { useTranslation } from 'react-i18next';
import { useLive } from '../../store/hooks.ts';
import { SegmentedControl } from '../../ui/Choice.tsx';
import { cx } from '../../ui/cx.ts';
import { Switch } from '../../ui/Toggle.tsx';
import { type Appearance, appearance, setAppearance } from '../appearance.ts';
import { SettingRow } from './SettingRow.tsx';
import { ThemePicture } from './ThemePicture.tsx';
import styles from './Settings.module.css';

const themes = ['system', 'light', 'dark'] as const;
const accents = ['forest', 'blue', 'plum', 'graphite'] as const satisfies readonly Appearance['accent'][];
const sizes = ['small', 'normal', 'large', 'largest'] as const;

export default function AppearanceSettings() {
  const { t } = useTranslation('settings');
  const now = useLive(appearance);
  return (
    <>
      <section>
        <h2 id="theme">{t('theme.title')}</h2>
        <div className={styles.themes} role="radiogroup" aria-labelledby="theme">
          {themes.map((theme) => (
            <label key={theme} className={styles.theme}>
              <input type="radio" name="theme" checked={now.theme === theme} onChange={() => setAppearance({ theme })} />
              <span className={styles.picture}>
                <ThemePicture theme={theme} />
              </span>
              {t(`theme.${theme}`)}
            </label>
          ))}
        </div>
      </section>
      <section>
        <h2>{t('look')}</h2>
        <SettingRow title={t('accent.title')} text={t('accent.text')}>
          <div className={styles.swatches} role="radiogroup" aria-label={t('accent.title')}>
            {accents.map((accent) => (
              <label key={accent} className={cx(styles.swatch, styles[accent])} data-tip={t(`accent.${accent}`)}>
                <input type="radio" name="accent" checked={now.accent === accent} onChange={() => setAppearance({ accent })} />
                <span className="sr">{t(`accent.${accent}`)}</span>
              </label>
            ))}
          </div>
        </SettingRow>
        <SettingRow title={t('systemAccent.title')} text={t('systemAccent.text')}>
          <Switch
            label={t('systemAccent.title')}
            labelHidden
            checked={now.accent === 'system'}
            onChange={(on) => setAppearance({ accent: on ? 'system' : 'forest' })}
          />
        </SettingRow>
        <SettingRow title={t('text.title')} text={t('text.text')}>
          <SegmentedControl
            label={t('text.title')}
            value={now.text}
            onChange={(text) => setAppearance({ text })}
            choices={sizes.map((value) => ({ value, label: t(`text.${value}`) }))}
          />
        </SettingRow>
      </section>
      <section>
        <h2>{t('ease')}</h2>
        <SettingRow title={t('motion.title')} text={t('motion.text')}>
          <Switch
            label={t('motion.title')}
            labelHidden
            checked={now.motion === 'reduced'}
            onChange={(on) => setAppearance({ motion: on ? 'reduced' : 'system' })}
          />
        </SettingRow>
        <SettingRow title={t('contrast.title')} text={t('contrast.text')}>
          <Switch
            label={t('contrast.title')}
            labelHidden
            checked={now.contrast === 'more'}
            onChange={(on) => setAppearance({ contrast: on ? 'more' : 'system' })}
          />
        </SettingRow>
      </section>
    </>
  );
}
