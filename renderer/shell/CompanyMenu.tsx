import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLive } from '../store/hooks.ts';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useApp } from './app-context.ts';
import { CompanyMark } from './CompanyMark.tsx';
import { useShortcutsDialog } from './ShortcutsDialog.tsx';
import { useSignOut } from './SignOut.tsx';

export function CompanyMenu({ className }: { className?: string }) {
  const { t } = useTranslation(['shell', 'session']);
  const { session } = useApp();
  const company = useLive(session.company);
  const navigate = useNavigate();
  const shortcuts = useShortcutsDialog();
  const signOut = useSignOut();
  const items = [
    { id: 'settings', label: t('settings'), icon: 'sliders', keys: 'mod+,', onSelect: () => void navigate({ to: '/settings' }) },
    { id: 'shortcuts', label: t('shortcuts.title'), icon: 'command', keys: '?', onSelect: shortcuts },
    { id: 'about', label: t('about'), icon: 'help', onSelect: () => void navigate({ to: '/settings/about' }) },
    { id: 'line', divider: true },
    { id: 'out', label: t('signOut'), icon: 'arrow-right', onSelect: signOut },
  ] as const;
  return (
    <Menu
      position="bottom-start"
      items={items}
      trigger={
        <button type="button" className={className}>
          <CompanyMark company={company} />
          <b>{company.name || t('session:product')}</b>
          <span className="sr">{t('menu')}</span>
          <Icon name="up-down" size={16} className="dim" />
        </button>
      }
    />
  );
}
