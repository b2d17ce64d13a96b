import { useTranslation } from 'react-i18next';
import { setLanguage } from '../../i18n/start.ts';
import { useLive } from '../../store/hooks.ts';
import { SegmentedControl } from '../../ui/Choice.tsx';
import { appearance, setAppearance } from '../appearance.ts';
import { SettingRow } from './SettingRow.tsx';

export default function LanguageSettings() {
  const { t } = useTranslation('settings');
  const now = useLive(appearance);
  return (
    <section>
      <h2>{t('language.title')}</h2>
      <SettingRow title={t('language.title')} text={t('language.text')}>
        <SegmentedControl
          label={t('language.title')}
          value={now.language}
          onChange={(language) => {
            setAppearance({ language });
            void setLanguage(language);
          }}
          choices={[
            { value: 'sv', label: t('language.sv') },
            { value: 'en', label: t('language.en') },
          ]}
        />
      </SettingRow>
    </section>
  );
}
