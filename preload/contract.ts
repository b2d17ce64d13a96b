/** What the page may know of the desktop it runs on: one frozen value, no functions. */
export type DesktopFacts = { platform: 'mac' | 'win' | 'linux' };

/** The name under which the page finds it on `window`. */
export const BRIDGE = 'fikarumDesktop';
