import { cryptoRandom, uuidv7 } from '../../model/kernel/ids.ts';
import { deviceName, osOf } from './device.ts';
import type { Platform } from './platform.ts';

const DEVICE = 'fikarum.device';

/** The browser, on a desk or in a pocket. */
export function webPlatform(): Platform {
  const agent = navigator.userAgent;
  return {
    os: osOf(agent),
    frame: 'web',
    device: { id: deviceId(), name: deviceName(agent) },
    onNetwork(listener) {
      const up = () => listener(true);
      const down = () => listener(false);
      window.addEventListener('online', up);
      window.addEventListener('offline', down);
      return () => {
        window.removeEventListener('online', up);
        window.removeEventListener('offline', down);
      };
    },
    setBadge(count) {
      if (!('setAppBadge' in navigator)) return;
      // Refused where the page is not installed: then there is no icon to put a number on.
      (count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge()).catch(() => undefined);
    },
    async askToNotify() {
      if (!('Notification' in window)) return false;
      return Notification.permission === 'granted' || (await Notification.requestPermission()) === 'granted';
    },
    notify({ tag, title, body, open }) {
      if (!('Notification' in window) || Notification.permission !== 'granted') return;
      const shown = new Notification(title, { tag, body });
      shown.onclick = () => {
        window.focus();
        window.dispatchEvent(new CustomEvent('fikarum:open', { detail: open }));
        shown.close();
      };
    },
    async keepForOffline(onNewVersion) {
      if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
      const registration = await navigator.serviceWorker.register('/service-worker.js', { scope: '/' });
      const waits = (worker: ServiceWorker | null) => {
        if (worker?.state === 'installed' && navigator.serviceWorker.controller) onNewVersion(() => worker.postMessage('takeOver'));
      };
      waits(registration.waiting);
      registration.addEventListener('updatefound', () => {
        const coming = registration.installing;
        coming?.addEventListener('statechange', () => waits(coming));
      });
      const hadOne = navigator.serviceWorker.controller !== null;
      navigator.serviceWorker.addEventListener('controllerchange', () => {
        if (hadOne) window.location.reload();
      });
    },
    async wipe() {
      if ('caches' in window) await caches.delete('fikarum-pictures');
    },
  };
}

function deviceId(): string {
  try {
    const kept = localStorage.getItem(DEVICE);
    if (kept) return kept;
    const made = uuidv7(Date.now(), cryptoRandom);
    localStorage.setItem(DEVICE, made);
    return made;
  } catch {
    return uuidv7(Date.now(), cryptoRandom);
  }
}
