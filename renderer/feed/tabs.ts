import { useTranslation } from 'react-i18next';
import type { HeadTab } from '../shell/PaneHead.tsx';

export type FeedTab = 'forMe' | 'company' | 'news' | 'saved';
const addresses: Record<FeedTab, string> = { forMe: '/feed', company: '/feed/company', news: '/feed/news', saved: '/feed/saved' };

export function useFeedTabs(active: FeedTab): HeadTab[] {
  const { t } = useTranslation('feed');
  const labels: Record<FeedTab, string> = {
    forMe: t('tabs.forMe'),
    company: t('tabs.company'),
    news: t('tabs.news'),
    saved: t('tabs.saved'),
  };
  return (Object.keys(addresses) as FeedTab[]).map((id) => ({ id, label: labels[id], active: id === active, to: addresses[id] }));
}
