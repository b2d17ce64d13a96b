import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImageType } from './content-type.ts';
import { Images } from './images.ts';
import { strip } from './strip.ts';

const SECRET = 'Hemliga gatan 7';
const picture = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 80, b: 40 } } }).withExif({
    IFD0: { Artist: SECRET, Copyright: SECRET, ImageDescription: SECRET },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '59/1 19/1 0/1' },
  });

describe('an image', () => {
  let folder: string;
  let images: Images;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'images-'));
    images = new Images();
  });
  afterAll(() => {
    images.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const put = (name: string, bytes: Buffer | string) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const pixels = (bytes: Buffer) => sharp(bytes).raw().toBuffer();

  it.each(['jpeg', 'png', 'webp'] as const)('loses what it tells beside the picture, and no pixel (%s)', async (format) => {
    const told = await picture().toFormat(format).toBuffer();
    expect(told.includes(SECRET)).toBe(true);
    const clean = strip(told, `image/${format}`)!;
    expect(clean.includes(SECRET)).toBe(false);
    expect((await sharp(clean).metadata()).exif).toBeUndefined();
    expect(await pixels(clean)).toEqual(await pixels(told));
  });

  it('stays turned the way it was held', async () => {
    const held = await picture().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const clean = strip(held, 'image/jpeg')!;
    expect((await sharp(clean).metadata()).orientation).toBe(6);
    expect(await images.look(put('held.jpg', clean))).toEqual({ width: 40, height: 60 });
  });

  it('loses what hangs behind its end', async () => {
    const whole = await picture().jpeg({ progressive: true }).toBuffer();
    const clean = strip(Buffer.concat([whole, Buffer.from(`<script>${SECRET}</script>`), whole]), 'image/jpeg')!;
    expect(clean.includes(SECRET)).toBe(false);
    expect(await pixels(clean)).toEqual(await pixels(whole));
  });

  it('that moves goes on moving without its comments (gif)', async () => {
    const frames = await sharp({ create: { width: 8, height: 24, channels: 3, background: 'red', pageHeight: 8 } })
      .composite([{ input: { create: { width: 8, height: 8, channels: 3, background: 'blue' } }, top: 8, left: 0 }])
      .gif({ loop: 3, delay: [50, 50, 50] })
      .toBuffer();
    const comment = Buffer.concat([Buffer.from([0x21, 0xfe, SECRET.length]), Buffer.from(SECRET), Buffer.from([0])]);
    const told = Buffer.concat([frames.subarray(0, -1), comment, frames.subarray(-1)]);
    const clean = strip(told, 'image/gif')!;
    expect(clean.includes(SECRET)).toBe(false);
    expect(await sharp(clean, { animated: true }).metadata()).toMatchObject({ pages: 3, loop: 3 });
  });

  it('of a type whose metadata cannot be cut out is coded anew without (avif)', async () => {
    const from = put('told.avif', await picture().avif({ effort: 0 }).toBuffer());
    expect(readFileSync(from).includes(SECRET)).toBe(true);
    expect(strip(readFileSync(from), 'image/avif')).toBeNull();
    const to = join(folder, 'clean.avif');
    expect(await images.recode(from, to, 'image/avif')).toEqual({ width: 60, height: 40 });
    expect(readFileSync(to).includes(SECRET)).toBe(false);
  });

  it.each([
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 1, 2, 3])],
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
    ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['image/webp', Buffer.from('RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\xff', 'latin1')],
    ['image/gif', Buffer.from('GIF89a\x01\x00\x01\x00\x80', 'latin1')],
    ['image/gif', Buffer.from('GIF89a', 'latin1')],
  ] as [ImageType, Buffer][])('with a broken structure is not stripped (%s, %#)', (type, bytes) => {
    expect(strip(bytes, type)).toBeNull();
  });

  it('survives every cut without a fault', async () => {
    for (const format of ['jpeg', 'png', 'webp', 'gif'] as const) {
      const whole = await picture(16, 16).toFormat(format).toBuffer();
      for (let length = 12; length < whole.length; length++) strip(whole.subarray(0, length), `image/${format}`);
    }
  });

  it('has thumbnails in WebP that fit and never grow', async () => {
    const from = put('big.jpg', await picture(1500, 500).jpeg().toBuffer());
    const to = join(folder, 'big.webp');
    expect(await images.thumbnail(from, to, 320)).toEqual({ width: 320, height: 107 });
    expect((await sharp(to).metadata()).format).toBe('webp');
    expect(readFileSync(to).includes(SECRET)).toBe(false);
    expect(await images.thumbnail(from, to, 960)).toEqual({ width: 960, height: 320 });
    expect(await images.thumbnail(put('small.jpg', await picture(10, 10).jpeg().toBuffer()), to, 320)).toEqual({ width: 10, height: 10 });
  });

  it('is never an SVG, a PDF or a TIFF, whatever it is called', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
    const tiff = await picture().tiff().toBuffer();
    for (const path of [put('a.png', svg), put('b.svg', svg), put('c.jpg', tiff), put('d.pdf', '%PDF-1.4'), put('e.jpg', '')]) {
      expect(await images.look(path)).toBeNull();
      expect(await images.thumbnail(path, join(folder, 'none.webp'), 320)).toBeNull();
    }
  });

  it('with more pixels than a camera has is refused by its header', async () => {
    const png = await picture(4, 4).png().toBuffer();
    const bomb = Buffer.from(png);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    const started = performance.now();
    expect(await images.thumbnail(put('bomb.png', bomb), join(folder, 'bomb.webp'), 320)).toBeNull();
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('that ends the process is given up, and the next one is served', async () => {
    const good = put('good.png', await picture().png().toBuffer());
    const [first, second] = [images.look(good), images.look(good)];
    expect(await first).toEqual({ width: 60, height: 40 });
    expect(await second).toEqual({ width: 60, height: 40 });
    images.close();
    expect(await images.look(good)).toEqual({ width: 60, height: 40 });
  });
});
