import { join } from 'node:path';
import { app, BrowserWindow, session, shell } from 'electron';
import { isOurs, mayOpenOutside, serverAddress } from './addresses.ts';

/**
 * The desktop window around the company's server. The page is sandboxed and may ask the system for nothing but
 * notifications and writing to the clipboard; every other address opens in the system's browser or not at all.
 */

const given = process.argv.find((argument) => argument.startsWith('--server='))?.slice('--server='.length) ?? process.env.FIKARUM_SERVER;
const server = serverAddress(given);
if (server === null) {
  console.error('Start with --server=ADDRESS: an https address, or http on this machine.');
  app.exit(2);
} else if (app.requestSingleInstanceLock()) start(server);
else app.exit(0);

function start(home: string): void {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isOurs(event.url, home)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      if (mayOpenOutside(url)) void shell.openExternal(url);
      return { action: 'deny' };
    });
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open(home);
  });
  // Not awaited at the top level: Electron is ready only after this file has run to its end.
  app.whenReady().then(
    () => {
      const granted = new Set(['notifications', 'clipboard-sanitized-write']);
      session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(granted.has(permission)));
      session.defaultSession.setPermissionCheckHandler((_contents, permission) => granted.has(permission));
      open(home);
    },
    (error: unknown) => {
      console.error(error);
      app.exit(1);
    },
  );
}

function open(home: string): void {
  const window = new BrowserWindow({
    width: 1360,
    height: 860,
    minWidth: 720,
    minHeight: 520,
    show: false,
    backgroundColor: '#f1ece4',
    titleBarStyle: process.platform === 'darwin' ? 'hiddenInset' : 'hidden',
    trafficLightPosition: { x: 18, y: 16 },
    ...(process.platform === 'win32' ? { titleBarOverlay: { color: '#f1ece4', symbolColor: '#574c43', height: 44 } } : {}),
    webPreferences: { preload: join(__dirname, 'preload.cjs'), sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(home);
}
