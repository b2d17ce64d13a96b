import { contextBridge } from 'electron';
import { BRIDGE, type DesktopFacts } from './contract.ts';

const platforms: Partial<Record<NodeJS.Platform, DesktopFacts['platform']>> = { darwin: 'mac', win32: 'win' };
const facts: DesktopFacts = { platform: platforms[process.platform] ?? 'linux' };
contextBridge.exposeInMainWorld(BRIDGE, facts);
