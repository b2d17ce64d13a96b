/** Images that are recoded into thumbnails and shown inside pages; every other image is a file to save. */
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];
export const isImageType = (type: string): type is ImageType => (IMAGE_TYPES as readonly string[]).includes(type);

/** Shown where they are; whatever is not in this list is handed over for saving. Never anything in which a script can stand. */
const INLINE: ReadonlySet<string> = new Set([
  ...IMAGE_TYPES,
  'application/pdf',
  'video/mp4',
  'video/webm',
  'video/quicktime',
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg',
  'audio/wav',
  'text/plain',
]);

export const UNKNOWN_TYPE = 'application/octet-stream';

/** How many bytes from the beginning `typeOf` looks at. */
export const HEAD = 4096;

const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(from + length, bytes.length)));
const begins = (bytes: Uint8Array, ...marks: number[]): boolean => marks.every((mark, at) => bytes[at] === mark);

/**
 * What the contents are, by their first bytes and never by what anyone says of them. Text is told from binary here; whether
 * it is shown as text is for `servedAs`.
 * Source of the marks: mimesniff.spec.whatwg.org, ISO 14496-12 (`ftyp`), RFC 9649 (WebP).
 * @returns one of the types shown inside pages, or `application/octet-stream`
 */
export function typeOf(head: Uint8Array): string {
  if (begins(head, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (/^GIF8[79]a/.test(ascii(head, 0, 6))) return 'image/gif';
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 4) === 'WEBP') return 'image/webp';
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 4) === 'WAVE') return 'audio/wav';
  if (ascii(head, 4, 4) === 'ftyp') return ofBrand(ascii(head, 8, 4));
  if (begins(head, 0x1a, 0x45, 0xdf, 0xa3) && ascii(head, 0, 64).includes('webm')) return 'video/webm';
  if (ascii(head, 0, 4) === 'OggS') return 'audio/ogg';
  if (ascii(head, 0, 3) === 'ID3' || (head[0] === 0xff && (head[1]! & 0xe6) === 0xe2)) return 'audio/mpeg';
  if (ascii(head, 0, 5) === '%PDF-') return 'application/pdf';
  return isText(head) ? 'text/plain' : UNKNOWN_TYPE;
}

function ofBrand(brand: string): string {
  if (brand === 'avif' || brand === 'avis') return 'image/avif';
  if (brand === 'qt  ') return 'video/quicktime';
  if (brand === 'M4A ' || brand === 'M4B ') return 'audio/mp4';
  return /^(isom|iso[2-9]|mp4[12]|avc1|dash|M4V )$/.test(brand) ? 'video/mp4' : UNKNOWN_TYPE;
}

function isText(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  if (head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b)) return false;
  // The end may cut a character in two: up to three bytes of it are forgiven.
  for (let cut = 0; cut <= (head.length >= HEAD ? 3 : 0); cut++) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, head.length - cut));
      return true;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return false;
}

/** Declared as text to read. Markup that a browser would run is not among them. */
const READABLE = /^(text\/(plain|markdown|csv|tab-separated-values|x-log|calendar|vcard)|application\/(json|x-ndjson))$/;

/**
 * How a file goes out.
 * @param found by `typeOf`
 * @param declared by the device that sent it; decides only between reading and saving a text
 */
export function servedAs(found: string, declared: string): { type: string; inline: boolean } {
  if (found === 'text/plain')
    return READABLE.test(declared) ? { type: 'text/plain; charset=utf-8', inline: true } : { type: UNKNOWN_TYPE, inline: false };
  return INLINE.has(found) ? { type: found, inline: true } : { type: UNKNOWN_TYPE, inline: false };
}

/** What the file's document says it is: what was found, or what was declared as long as that claims nothing that was not found. */
export function describedAs(found: string, declared: string): string {
  if (found !== 'text/plain' && found !== UNKNOWN_TYPE) return found;
  return INLINE.has(declared) && declared !== found ? UNKNOWN_TYPE : declared;
}
