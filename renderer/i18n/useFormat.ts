import { useTranslation } from 'react-i18next';
import { type Format, formatIn } from './format.ts';

const formats = { sv: formatIn('sv'), en: formatIn('en') };

/** The format of the language shown. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? formats.en : formats.sv;
}
