import type { ImageType } from './content-type.ts';

/**
 * Takes out of an image what it tells beside the picture (place, camera, person, comments), without touching a pixel.
 * Only its outer structure is walked; the one thing kept of Exif is how the picture is turned.
 * Sources: ITU T.81 Annex B (JPEG), PNG 3rd edition 5 and 11, RFC 9649 (WebP), GIF89a.
 * @returns null when the structure is broken, or of a type whose metadata cannot be cut out (AVIF): then it must be recoded
 */
export function strip(bytes: Buffer, type: ImageType): Buffer | null {
  if (type === 'image/jpeg') return stripJpeg(bytes);
  if (type === 'image/png') return stripPng(bytes);
  if (type === 'image/webp') return stripWebp(bytes);
  return type === 'image/gif' ? stripGif(bytes) : null;
}

function stripJpeg(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let turned = 1;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    const segment = bytes.subarray(at, end);
    if (marker === 0xe1) turned = orientationOf(segment.subarray(4)) ?? turned;
    // Kept: JFIF, the colour profile, Adobe's mark about colours, and all that is needed to decode.
    const isMark = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
    const says = (mark: string) => segment.subarray(4, 4 + mark.length).toString('latin1') === mark;
    const keeps = (marker === 0xe0 && says('JFIF')) || (marker === 0xe2 && says('ICC_PROFILE')) || (marker === 0xee && says('Adobe'));
    if (!isMark || keeps) kept.push(segment);
    at = end;
    // From the first scan on there is only picture; what phones hang behind the end (depth maps, previews) is cut off.
    if (marker === 0xda) {
      const finish = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]));
      const until = endOfPicture(bytes, at);
      if (until === null && finish < at) return null;
      kept.push(bytes.subarray(at, until ?? finish + 2));
      if (turned !== 1) kept.splice(1, 0, orientationSegment(turned));
      return Buffer.concat(kept);
    }
  }
  return null;
}

/** Just behind the marker that ends the picture; walks over further scans and the tables between them. */
function endOfPicture(bytes: Buffer, from: number): number | null {
  for (let at = from; at + 1 < bytes.length; ) {
    const next = bytes.indexOf(0xff, at);
    if (next < 0 || next + 1 >= bytes.length) return null;
    const marker = bytes[next + 1]!;
    if (marker === 0xd9) return next + 2;
    const standsAlone = marker === 0x00 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    if (standsAlone) at = next + (marker === 0xff ? 1 : 2);
    else if (next + 4 <= bytes.length) at = next + 2 + bytes.readUInt16BE(next + 2);
    else return null;
  }
  return null;
}

/** Tag 0x0112 of the first directory of an Exif block (`Exif\0\0`, then TIFF). */
function orientationOf(exif: Buffer): number | null {
  if (exif.subarray(0, 6).toString('latin1') !== 'Exif\0\0') return null;
  const tiff = exif.subarray(6);
  if (tiff.length < 8) return null;
  const little = tiff.subarray(0, 2).toString('latin1') === 'II';
  const short = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = short(directory);
  for (let entry = 0; entry < Math.min(count, 512); entry++) {
    const at = directory + 2 + entry * 12;
    if (short(at) === 0x0112) {
      const value = short(at + 8);
      return value >= 1 && value <= 8 ? value : null;
    }
  }
  return null;
}

function orientationSegment(turned: number): Buffer {
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0];
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from(tiff)]);
  return Buffer.concat([Buffer.from([0xff, 0xe1, 0, body.length + 2]), body]);
}

const PNG_TELLS: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']);

function stripPng(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const name = bytes.subarray(at + 4, at + 8).toString('latin1');
    if (end > bytes.length) return null;
    if (!PNG_TELLS.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return null;
}

function stripWebp(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [];
  const end = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  for (let at = 12; at + 8 <= end; ) {
    const size = bytes.readUInt32LE(at + 4);
    const next = at + 8 + size + (size % 2);
    const name = bytes.subarray(at, at + 4).toString('latin1');
    if (at + 8 + size > end) return null;
    const chunk = Buffer.from(bytes.subarray(at, Math.min(next, end)));
    // The flags of the extended header say what follows: no Exif (bit 3), no XMP (bit 2).
    if (name === 'VP8X' && size >= 1) chunk[8] = chunk[8]! & ~0x0c;
    if (name !== 'EXIF' && name !== 'XMP ') kept.push(chunk);
    at = next;
  }
  if (kept.length === 0) return null;
  const body = Buffer.concat(kept);
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

/** Comments and applications' notes go, except the one that says how often an animation repeats. */
function stripGif(bytes: Buffer): Buffer | null {
  const tableAfter = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  const blocksFrom = (from: number): number | null => {
    for (let at = from; at < bytes.length; at += bytes[at]! + 1) if (bytes[at] === 0) return at + 1;
    return null;
  };
  if (bytes.length < 13) return null;
  let at = 13 + tableAfter(bytes[10]!);
  const kept: Buffer[] = [bytes.subarray(0, at)];
  while (at < bytes.length) {
    if (bytes[at] === 0x3b) return Buffer.concat([...kept, bytes.subarray(at, at + 1)]);
    const isExtension = bytes[at] === 0x21;
    if (!isExtension && bytes[at] !== 0x2c) return null;
    const end = blocksFrom(isExtension ? at + 2 : at + 11 + tableAfter(bytes[at + 9] ?? 0));
    if (end === null) return null;
    const label = bytes[at + 1];
    const repeats = label === 0xff && /^(NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(bytes.subarray(at + 3, at + 14).toString('latin1'));
    if (!isExtension || label === 0xf9 || label === 0x01 || repeats) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}
