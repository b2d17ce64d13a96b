import { useTranslation } from 'react-i18next';

/** For keys that features register, with their namespace: `feed:title`. Everywhere else `useTranslation` knows the keys. */
export function useText(): (key: string, values?: Record<string, unknown>) => string {
  const { t } = useTranslation();
  return t as unknown as (key: string, values?: Record<string, unknown>) => string;
}
