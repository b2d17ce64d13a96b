import { useTranslation } from 'react-i18next';
import { COMPANY } from '../../model/kernel/ids.ts';
import { SpaceFeed } from './SpaceFeed.tsx';
import { useFeedTabs } from './tabs.ts';

export default function CompanyScreen() {
  const { t } = useTranslation('feed');
  return <SpaceFeed space={COMPANY} head={{ title: t('title'), tabs: useFeedTabs('company'), tabsLabel: t('tabs.label') }} />;
}
