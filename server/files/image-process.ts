import { open, rename, rm } from 'node:fs/promises';
import sharp from 'sharp';
import type { ImageType } from './content-type.ts';
import { type Done, Task } from './image-task.ts';

/**
 * The process in which people's images are decoded, apart from the server: what a decoder does wrong with a hostile file
 * it does here, without the database, without tokens, and it can be ended. Started by `images.ts`.
 */

/** One decoder for each type that is let in; SVG, PDF and everything else libvips can read is switched off. */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif', 'VipsForeignLoadHeif'],
});
sharp.cache(false);
sharp.concurrency(1);

/** More pixels than any camera in a pocket has; a bomb is refused by its header, before anything is unpacked. */
const PIXELS = 210_000_000;

const read = (path: string) => sharp(path, { limitInputPixels: PIXELS, sequentialRead: true, failOn: 'error' });

async function carryOut(task: Task): Promise<Done['size']> {
  if (task.do === 'look') {
    const { autoOrient, format } = await read(task.path).metadata();
    return format ? { width: autoOrient.width, height: autoOrient.height } : null;
  }
  const image = read(task.path).autoOrient();
  const part = `${task.to}.part`;
  try {
    const made =
      task.do === 'thumbnail'
        ? await image
            .resize(task.size, task.size, { fit: 'inside', withoutEnlargement: true })
            .webp({ quality: 80, effort: 3 })
            .toFile(part)
        : await image.toFormat(formatOf(task.type), { quality: 85 }).toFile(part);
    const file = await open(part, 'r+');
    await file.sync();
    await file.close();
    await rename(part, task.to);
    return { width: made.width, height: made.height };
  } finally {
    await rm(part, { force: true });
  }
}

const formatOf = (type: ImageType) => type.slice('image/'.length) as 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';

process.on('message', async (message) => {
  const task = Task.parse(message);
  // Whatever went wrong with somebody's image, the answer is that there is none.
  const size = await carryOut(task).catch(() => null);
  process.send?.({ id: task.id, size } satisfies Done);
});
process.on('disconnect', () => process.exit(0));
