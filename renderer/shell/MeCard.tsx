import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLive, usePresence } from '../store/hooks.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { SegmentedControl } from '../ui/Choice.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Popover } from '../ui/Popover.tsx';
import { appearance, setAppearance } from './appearance.ts';
import { useApp } from './app-context.ts';
import { useSignOut } from './SignOut.tsx';
import { Slot } from './Slot.tsx';
import styles from './MeCard.module.css';

/** Oneself, at the foot of the sidebar: presence and status, theme, settings, the way out. */
export function MeCard({ className, wordsClass }: { className?: string; wordsClass?: string }) {
  const { t } = useTranslation('shell');
  const { me: live } = useApp();
  const me = useLive(live);
  const presence = usePresence(me.person);
  return (
    <Popover
      label={t('account', { name: me.name })}
      position="top-start"
      trigger={
        <button type="button" className={className}>
          <Avatar id={me.person} name={me.name} src={me.picture} presence={presence} size={28} />
          <span className={wordsClass}>
            <b>{me.name}</b>
            <small>{me.status ?? me.email}</small>
            <span className="sr">{t('yourAccount')}</span>
          </span>
          <Icon name="sliders" size={16} className="dim" />
        </button>
      }
    >
      {(close) => <MePanel close={close} />}
    </Popover>
  );
}

function MePanel({ close }: { close: () => void }) {
  const { t } = useTranslation(['shell', 'settings']);
  const { me: live } = useApp();
  const me = useLive(live);
  const look = useLive(appearance);
  const navigate = useNavigate();
  const signOut = useSignOut();
  return (
    <div className={styles.card}>
      <div className={styles.who}>
        <Avatar id={me.person} name={me.name} src={me.picture} size={36} />
        <span className="grow">
          <b>{me.name}</b>
          <small>{me.email}</small>
        </span>
      </div>
      <Slot name="me.card" close={close} />
      <div className={styles.theme}>
        <SegmentedControl
          label={t('settings:theme.title')}
          value={look.theme}
          onChange={(theme) => setAppearance({ theme })}
          choices={[
            { value: 'system', label: t('settings:theme.auto') },
            { value: 'light', label: t('settings:theme.light') },
            { value: 'dark', label: t('settings:theme.dark') },
          ]}
        />
      </div>
      <button
        type="button"
        className={styles.item}
        onClick={() => {
          close();
          void navigate({ to: '/settings' });
        }}
      >
        <Icon name="sliders" size={18} />
        {t('settings')}
      </button>
      <button
        type="button"
        className={styles.item}
        onClick={() => {
          close();
          signOut();
        }}
      >
        <Icon name="arrow-right" size={18} />
        {t('signOut')}
      </button>
    </div>
  );
}
