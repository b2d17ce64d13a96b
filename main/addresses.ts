/** Which addresses the window may show and which may leave it. Pure, so that every odd address has a test. */

/** The window shows the company's server and nothing else; same scheme, host and port. */
export function isOurs(address: string, server: string): boolean {
  const url = parse(address);
  const home = parse(server);
  return url !== null && home !== null && url.origin === home.origin && url.username === '' && url.password === '';
}

/** What the system's browser, mail or phone may be asked to open. */
export function mayOpenOutside(address: string): boolean {
  const url = parse(address);
  if (url === null) return false;
  if (url.protocol === 'mailto:' || url.protocol === 'tel:') return true;
  return url.protocol === 'https:' && url.username === '' && url.password === '';
}

/** Where the server is: https anywhere, plain http on this machine alone. Null when it is neither. */
export function serverAddress(given: string | undefined): string | null {
  const url = parse(given ?? '');
  if (url === null) return null;
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && here) ? url.origin : null;
}

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
