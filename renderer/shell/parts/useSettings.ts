import { defaultSettings, type SettingsBody, settingsDocument, settingsKind } from '../../../model/settings/settings.ts';
import { useDocument, useStore } from '../../store/hooks.ts';

/** The reader's own choices, the same on all their devices; what has not been chosen is as it is for everyone. */
export function useSettings(): SettingsBody {
  const store = useStore();
  const document = useDocument<SettingsBody>(settingsDocument(store.me));
  const parsed = document ? settingsKind.body.safeParse(document.body) : null;
  return parsed?.success ? parsed.data : defaultSettings;
}
