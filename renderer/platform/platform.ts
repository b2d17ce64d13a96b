/** The one port between the interface and where it runs. Nothing else in the renderer knows whether that is a browser or the desktop. */
export interface Platform {
  readonly os: 'mac' | 'win' | 'linux';
  /** Chrome of the window: who draws its buttons. `web`: nobody, the browser has its own. */
  readonly frame: 'mac' | 'win' | 'web';
  /** This installation: an id that never leaves it by itself, and a name its owner recognises in the list of devices. */
  readonly device: { id: string; name: string };
  /** Tells when the network seems to come or go. Only a hint: nothing is decided by it. */
  onNetwork(listener: (online: boolean) => void): () => void;
  /** The number on the icon; 0 takes it away. */
  setBadge(count: number): void;
  /** Asks once, when the person has chosen to be told. */
  askToNotify(): Promise<boolean>;
  /** A system notification. Never called with words from a confidential place. */
  notify(notification: { tag: string; title: string; body: string; open: string }): void;
  /** Makes the next start possible without a network; tells when a new version waits. */
  keepForOffline(onNewVersion: (takeOver: () => void) => void): Promise<void>;
  /** Removes what the platform itself has kept (pictures seen). */
  wipe(): Promise<void>;
}
