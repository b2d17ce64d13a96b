/**
 * Which addresses a text may lead to, and when a link says one thing and leads to another. A closed list: what is not
 * on it is shown as text. Addresses are read as browsers read them (WHATWG URL), after refusing what browsers drop silently.
 */

/** `app`: a path of our own, as "/wiki/…". */
export type Address = { kind: 'web' | 'mail' | 'phone' | 'app'; url: string };

const KINDS: Record<string, Address['kind']> = { 'http:': 'web', 'https:': 'web', 'mailto:': 'mail', 'tel:': 'phone' };
const NOWHERE = 'https://app.invalid';

/** The address when it is one a person may be led to, else null. */
export function safeAddress(url: string): Address | null {
  // Browsers skip tabs and line breaks anywhere and controls in front: "java\tscript:", "/\n/other.example".
  if (/[\p{Cc}\p{Cs}]/u.test(url) || url !== url.trim()) return null;
  if (url.startsWith('/')) {
    return URL.canParse(url, NOWHERE) && new URL(url, NOWHERE).origin === NOWHERE && !/^\/[/\\]/.test(url) ? { kind: 'app', url } : null;
  }
  const parsed = parse(url);
  const kind = parsed ? KINDS[parsed.protocol] : undefined;
  return kind ? { kind, url } : null;
}

/** What to show of an address beside a link: host, mail address, number, or the path. Hosts in the letters of the network (punycode). */
export function displayAddress({ kind, url }: Address): string {
  const parsed = parse(url);
  if (kind === 'app' || !parsed) return url;
  return kind === 'web' ? parsed.host : safeDecode(parsed.pathname);
}

/**
 * Whether a link's text would lead someone to believe that it goes elsewhere than it does: it looks like another host,
 * mail address or number, the address hides its host behind a user name, or the host is written in other letters than ours.
 */
export function misleads(text: string, address: Address): boolean {
  const parsed = parse(address.url);
  if (address.kind === 'web' && parsed && (parsed.username !== '' || parsed.password !== '' || isForeign(address.url))) return true;
  const shown = text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .trim();
  if (/[\u202a-\u202e\u2066-\u2069]/.test(text)) return true;
  const mails = shown.match(/[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+\.\p{L}{2,}/gu) ?? [];
  if (mails.length > 0 && !/:\/\//.test(shown)) {
    const target = address.kind === 'mail' ? displayAddress(address).toLowerCase() : null;
    return mails.some((mail) => mail.toLowerCase() !== target);
  }
  if (address.kind === 'phone') {
    const digits = shown.replace(/\D/g, '');
    return digits.length >= 5 && digits !== displayAddress(address).replace(/\D/g, '');
  }
  const target = address.kind === 'web' && parsed ? bareHost(parsed.hostname) : null;
  return hostsIn(shown).some((host) => host !== target);
}

/** The hosts a text names: after a scheme or "www." anywhere, or the whole text when it looks like one. */
function hostsIn(text: string): string[] {
  const named = text.match(/(?:[a-z][a-z0-9+.-]*:\/\/|www\.)[^\s<>()"']+/giu) ?? [];
  const whole = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?:[/:?#]\S*)?$/u.test(text) ? [text] : [];
  return [...named, ...whole]
    .map((address) => parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address.replace(/^[^:]+/, 'https') : `https://${address}`))
    .map((parsed) => (parsed ? bareHost(parsed.hostname) : ''));
}

/** "арӏе.com" in Cyrillic letters looks like a host in ours; letters with Nordic or other Latin marks are ours. */
function isForeign(url: string): boolean {
  const written = /^[a-z]+:[\\/]*([^\\/?#]*)/i.exec(url)?.[1] ?? '';
  const decoded = safeDecode(written).normalize('NFKC');
  if (/(?:^|\.)xn--/i.test(decoded)) return true;
  return [...decoded].some((letter) => /\p{L}/u.test(letter) && !/\p{Script=Latin}/u.test(letter));
}

const bareHost = (host: string): string => host.replace(/^www\./, '').replace(/\.$/, '');

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign: the text is its own best reading.
    return text;
  }
}

const parse = (url: string): URL | null => (URL.canParse(url) ? new URL(url) : null);
