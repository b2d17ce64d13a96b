import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from './format.ts';
import { sv } from './sv.ts';

/** Swedish is part of the first load; English is fetched when somebody wants it. */
export async function startTexts(language: Language): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: 'sv',
    fallbackLng: 'sv',
    resources: { sv },
    ns: Object.keys(sv),
    defaultNS: 'shell',
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
  await setLanguage(language);
  return i18next;
}

export async function setLanguage(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'shell')) {
    const { en } = await import('./en.ts');
    for (const [name, texts] of Object.entries(en)) i18next.addResourceBundle('en', name, texts);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
