import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');

/** Opens the desktop window where Electron's binary is installed, else the browser. That neither is there stops nothing. */
export async function openClient(address: string): Promise<void> {
  const electron = electronBinary();
  if (electron) {
    const { buildDesktop } = await import('../main/build.ts');
    await buildDesktop();
    launch(electron, [join(ROOT, 'dist', 'main', 'main.cjs'), `--server=${address}`]);
  } else if (process.platform === 'darwin') launch('open', [address]);
  else if (process.platform === 'win32') launch('cmd', ['/c', 'start', '', address]);
  else if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) launch('xdg-open', [address]);
}

function launch(command: string, args: string[]): void {
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  // The address stands in the terminal; whoever wants to opens it.
  child.on('error', () => undefined);
  child.unref();
}

/** Electron's package says in `path.txt` where its binary is, once that has been fetched. */
function electronBinary(): string | null {
  const folder = join(ROOT, 'node_modules', 'electron');
  const told = join(folder, 'path.txt');
  if (!existsSync(told)) return null;
  const binary = join(folder, 'dist', readFileSync(told, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}
