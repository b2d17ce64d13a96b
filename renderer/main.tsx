import i18next from 'i18next';
import { features } from './features.ts';
import { webPlatform } from './platform/web.ts';
import { BrowserSession } from './shell/browser-session.ts';
import { startApp } from './shell/start.tsx';
import { openStore } from './store/open-store.ts';
import { browserPlace } from './store/browser-place.ts';
import { SessionClient } from './store/trpc/session-client.ts';
import { TrpcTransport } from './store/trpc/trpc-transport.ts';
import { hideToast, showToast } from './ui/toasts.ts';

/** Here the parts that are chosen for a browser meet. */
async function start(): Promise<void> {
  if (__GALLERY__ && window.location.pathname.startsWith('/_gallery')) {
    const { startGallery } = await import('./ui/gallery/start.ts');
    await startGallery();
    return;
  }
  const platform = webPlatform();
  const client = new SessionClient();
  const transport = new TrpcTransport({
    url: `${window.location.origin.replace(/^http/, 'ws')}/trpc`,
    device: platform.device.id,
    renew: async () => (await client.renew().catch(() => 'signedOut' as const)) === true,
    onNetwork: platform.onNetwork,
  });
  const session = new BrowserSession({
    client,
    platform,
    disk: localStorage,
    onElsewhere: (listener) => window.addEventListener('storage', listener),
    path: window.location.pathname,
    openStore: (person) =>
      openStore({ person, place: browserPlace, transport, onNetwork: platform.onNetwork, report: (error) => console.error(error) }),
  });
  await startApp({ platform, session, features, version: __VERSION__ });
  await session.start();
  await platform.keepForOffline((takeOver) => {
    const shown = showToast({
      tone: 'plain',
      text: i18next.t('parts:version.waits'),
      lasts: 60_000,
      action: {
        label: i18next.t('parts:version.take'),
        run: () => {
          hideToast(shown);
          takeOver();
        },
      },
    });
  });
}

void start();
