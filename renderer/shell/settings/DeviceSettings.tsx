import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icons.tsx';
import { useMinute } from '../../ui/RelativeTime.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useApp } from '../app-context.ts';
import { type DeviceRow, type SessionTrouble, troubleOf } from '../session.ts';
import styles from './Settings.module.css';

const icons = { computer: 'laptop', phone: 'mobile', browser: 'globe' } as const satisfies Record<DeviceRow['kind'], IconName>;
type Fetched = { state: 'fetching' } | { state: 'here'; devices: readonly DeviceRow[] } | { state: 'failed'; trouble: SessionTrouble };

/** The one page of settings that needs the server: where one is signed in, and the way to sign a device out. */
export default function DeviceSettings() {
  const { t } = useTranslation(['settings', 'session']);
  const { session } = useApp();
  const format = useFormat();
  const now = useMinute();
  const [fetched, setFetched] = useState<Fetched>({ state: 'fetching' });
  const [asked, setAsked] = useState<DeviceRow | null>(null);
  const [pending, setPending] = useState(false);

  const fetchDevices = useCallback(() => {
    setFetched({ state: 'fetching' });
    session.devices().then(
      (devices) => setFetched({ state: 'here', devices }),
      (error) => setFetched({ state: 'failed', trouble: troubleOf(error) }),
    );
  }, [session]);
  useEffect(fetchDevices, [fetchDevices]);

  const revoke = async (device: DeviceRow) => {
    setPending(true);
    try {
      await session.revokeDevice(device.id);
      showToast({ tone: 'plain', icon: 'laptop', text: t('devices.revoked', { name: device.name }) });
      fetchDevices();
    } catch (error) {
      showToast({ tone: 'danger', text: t(`session:trouble.${troubleOf(error)}`) });
    } finally {
      setPending(false);
      setAsked(null);
    }
  };

  return (
    <section>
      <h2>{t('devices.title')}</h2>
      <p className={styles.intro}>{t('devices.text')}</p>
      {fetched.state === 'fetching' ? <Skeleton shape="rows" /> : null}
      {fetched.state === 'failed' ? (
        <div className={styles.trouble} role="status">
          <Icon name="cloud-off" size={18} />
          <span className="grow">{fetched.trouble === 'network' ? t('devices.offline') : t(`session:trouble.${fetched.trouble}`)}</span>
          <Button size="sm" onClick={fetchDevices}>
            {t('devices.again')}
          </Button>
        </div>
      ) : null}
      {fetched.state === 'here' ? (
        <ul className={styles.devices}>
          {fetched.devices.map((device) => (
            <li key={device.id} className={styles.device}>
              <span className={styles.tile}>
                <Icon name={icons[device.kind]} />
              </span>
              <div className={styles.words}>
                {device.name}
                <small>{t('devices.seen', { time: format.time(device.lastSeen, now, 'clock') })}</small>
              </div>
              {device.current ? (
                <Chip tone="ok">{t('devices.current')}</Chip>
              ) : device.waiting ? (
                <Chip tone="warn" icon="clock">
                  {t('devices.waiting')}
                </Chip>
              ) : (
                <Button size="sm" onClick={() => setAsked(device)} aria-label={`${t('devices.revoke')}: ${device.name}`}>
                  {t('devices.revoke')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t('devices.revokeTitle', { name: asked?.name ?? '' })}
        confirm={t('devices.revokeConfirm')}
        danger
        pending={pending}
        onConfirm={() => {
          if (asked) void revoke(asked);
        }}
      >
        {t('devices.revokeText')}
      </ConfirmDialog>
    </section>
  );
}
