import { useTranslation } from 'react-i18next';
import { useLive } from '../../store/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Switch } from '../../ui/Toggle.tsx';
import { appearance, setAppearance } from '../appearance.ts';
import { useShortcutsDialog } from '../ShortcutsDialog.tsx';
import { SettingRow } from './SettingRow.tsx';

export default function KeyboardSettings() {
  const { t } = useTranslation('settings');
  const now = useLive(appearance);
  return (
    <section>
      <h2>{t('keyboard.title')}</h2>
      <SettingRow title={t('keyboard.single')} text={t('keyboard.singleText')}>
        <Switch
          label={t('keyboard.single')}
          labelHidden
          checked={now.singleKeys}
          onChange={(singleKeys) => setAppearance({ singleKeys })}
        />
      </SettingRow>
      <SettingRow title={t('keyboard.all')}>
        <Button onClick={useShortcutsDialog()}>{t('keyboard.show')}</Button>
      </SettingRow>
    </section>
  );
}
