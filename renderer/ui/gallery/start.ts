import type { Platform } from '../../platform/platform.ts';
import { startApp } from '../../shell/start.tsx';
import { type DemoState, demoPlatform, demoSession } from './demo.ts';
import { demoFeatures } from './demo-features.ts';
import { addGalleryTexts } from './texts.ts';

/** `/_gallery?state=offline&os=mac`: every component, in a window of its own, with nothing behind it. */
export async function startGallery(): Promise<void> {
  const wanted = new URLSearchParams(window.location.search);
  const state = (wanted.get('state') ?? 'live') as DemoState;
  const frame = (wanted.get('os') ?? 'web') as Platform['frame'];
  await startApp({ platform: demoPlatform(frame), session: demoSession(state), features: demoFeatures, version: '1.0' }, addGalleryTexts);
}
