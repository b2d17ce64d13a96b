import { useTranslation } from 'react-i18next';
import { COMPANY } from '../../model/kernel/ids.ts';
import { PaneHead } from '../shell/PaneHead.tsx';
import { SpaceFeed } from './SpaceFeed.tsx';
import { useFeedTabs } from './tabs.ts';

export default function CompanyScreen() {
  const { t } = useTranslation('feed');
  const head = <PaneHead title={t('title')} tabs={useFeedTabs('company')} tabsLabel={t('tabs.label')} />;
  return <SpaceFeed space={COMPANY} title={t('title')} head={head} />;
}
