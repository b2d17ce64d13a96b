import type { Platform } from './platform.ts';

/** What a person recognises in a list of devices: "Chrome på Windows". English product names, no version. */
export function deviceName(agent: string): string {
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : 'Browser';
  const system = /Windows/.test(agent)
    ? 'Windows'
    : /iPhone/.test(agent)
      ? 'iPhone'
      : /iPad/.test(agent)
        ? 'iPad'
        : /Android/.test(agent)
          ? 'Android'
          : /Mac OS X/.test(agent)
            ? 'Mac'
            : /Linux/.test(agent)
              ? 'Linux'
              : '';
  return system ? `${browser}, ${system}` : browser;
}

export function osOf(agent: string): Platform['os'] {
  if (/Mac OS X|iPhone|iPad/.test(agent)) return 'mac';
  return /Windows/.test(agent) ? 'win' : 'linux';
}
