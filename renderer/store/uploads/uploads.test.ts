import { describe, expect, it } from 'vitest';
import { memoryFiles } from './local-files.ts';
import { UploadError, type UploadRoad } from './upload-road.ts';
import { Uploads } from './uploads.ts';

/** A server that keeps bytes by id, and a wire that can be cut. */
function server() {
  const held = new Map<string, { size: number; bytes: number }>();
  let cutAfter = Number.POSITIVE_INFINITY;
  const road: UploadRoad = {
    create: async ({ id, size }) => {
      if (cutAfter <= 0) throw new UploadError('network', 'down');
      if (size === 13) throw new UploadError('refused', 'tooLarge');
      const file = held.get(id) ?? { size, bytes: 0 };
      held.set(id, file);
      return file.bytes;
    },
    send: async (id, offset, bytes) => {
      if (cutAfter-- <= 0) throw new UploadError('network', 'down');
      const file = held.get(id)!;
      if (file.bytes === offset) file.bytes += bytes.size;
      return file.bytes;
    },
  };
  return { held, road, cut: (pieces: number) => (cutAfter = pieces), mend: () => (cutAfter = Number.POSITIVE_INFINITY) };
}

function setUp(over: { disk?: ReturnType<typeof memoryFiles>; there?: ReturnType<typeof server> } = {}) {
  const disk = over.disk ?? memoryFiles();
  const memory = memoryFiles();
  const there = over.there ?? server();
  let made = 0;
  const uploads = new Uploads({ disk, memory, road: there.road, newId: () => `u${++made}`, now: () => 1000 });
  return { disk, memory, there, uploads };
}

const blob = (size: number) => new Blob([new Uint8Array(size)], { type: 'image/png' });
const settle = () => new Promise((done) => setTimeout(done, 20));

describe('a file on its way', () => {
  it('arrives, and whoever waited for it is told', async () => {
    const { uploads, there } = setUp();
    const arrived: string[] = [];
    uploads.onChange((id) => arrived.push(id));
    const id = await uploads.add(blob(9 * 2 ** 20), 'bild.png', false);
    expect(uploads.arrived(id)).toBe(false);
    await settle();
    expect(arrived).toEqual([id]);
    expect(there.held.get(id)).toEqual({ size: 9 * 2 ** 20, bytes: 9 * 2 ** 20 });
    expect(uploads.state(id).get()).toEqual({ status: 'arrived' });
  });

  it('is taken up where the network left it, also after a restart', async () => {
    const first = setUp();
    first.there.cut(1);
    const id = await first.uploads.add(blob(9 * 2 ** 20), 'bild.png', false);
    await settle();
    expect(first.there.held.get(id)?.bytes).toBe(4 * 2 ** 20);
    first.there.mend();
    const again = setUp({ disk: first.disk, there: first.there });
    await again.uploads.start();
    await settle();
    expect(again.uploads.arrived(id)).toBe(true);
    expect(first.there.held.get(id)?.bytes).toBe(9 * 2 ** 20);
  });

  it('that the server refuses is said, kept, and does not stop the next one', async () => {
    const { uploads } = setUp();
    const bad = await uploads.add(blob(13), 'stor.bin', false);
    const good = await uploads.add(blob(14), 'liten.bin', false);
    await settle();
    expect(uploads.state(bad).get()).toEqual({ status: 'refused', code: 'tooLarge' });
    expect(uploads.arrived(bad)).toBe(true);
    expect(uploads.arrived(good)).toBe(true);
  });

  it('of a confidential space never touches the disk', async () => {
    const { uploads, disk } = setUp();
    await uploads.add(blob(20), 'hemlig.pdf', true);
    await settle();
    expect(await disk.all()).toEqual([]);
  });

  it('that is empty or too large is refused before anything is kept', async () => {
    const { uploads, disk } = setUp();
    await expect(uploads.add(blob(0), 'tom.txt', false)).rejects.toMatchObject({ reason: 'refused', code: 'empty' });
    expect(await disk.all()).toEqual([]);
  });

  it('leaves nothing behind when the device is wiped', async () => {
    const { uploads, disk, there } = setUp();
    there.cut(0);
    await uploads.add(blob(20), 'a.txt', false);
    await uploads.wipe();
    expect(await disk.all()).toEqual([]);
  });
});
