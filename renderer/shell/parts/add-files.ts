import type { DocumentId, SpaceId } from '../../../model/kernel/ids.ts';
import { fileAdd } from '../../../model/files/commands.ts';
import type { Store } from '../../store/store.ts';

/**
 * Keeps the files on the device and puts them in the space; they are sent when there is a network.
 * @returns their ids, in order
 * @throws UploadError for what can never be sent (empty, too large)
 */
export async function addFiles(store: Store, space: SpaceId, files: readonly File[]): Promise<DocumentId[]> {
  const ids: DocumentId[] = [];
  for (const file of files) {
    const pixels = file.type.startsWith('image/') ? await pixelsOf(file) : null;
    const id = (await store.uploads.add(file, file.name, store.isConfidential(space))) as DocumentId;
    const ran = await store.run(fileAdd, space, {
      upload: id,
      name: cleanName(file.name),
      size: file.size,
      type: /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream',
      width: pixels?.width ?? null,
      height: pixels?.height ?? null,
    });
    if (ran.ok) ids.push(id);
    else await store.uploads.discard(id);
  }
  return ids;
}

/** The name without path, control signs and the marks that turn text around. */
export const cleanName = (name: string): string =>
  name
    .replace(/^.*[/\\]/, '')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
    .slice(0, 255) || 'fil';

async function pixelsOf(file: File): Promise<{ width: number; height: number } | null> {
  try {
    const bitmap = await createImageBitmap(file);
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    // Called an image and is none that the browser can read: it is sent as a file.
    return null;
  }
}
