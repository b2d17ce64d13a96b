/** Files that wait on this device for their way to the server. */
export type LocalFile = {
  id: string;
  name: string;
  type: string;
  size: number;
  blob: Blob;
  addedAt: number;
  state: { status: 'waiting' } | { status: 'arrived' } | { status: 'refused'; code: string };
};

export interface LocalFiles {
  all(): Promise<LocalFile[]>;
  put(file: LocalFile): Promise<void>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
}

/** For confidential spaces and for browsers without storage: gone with the page, on purpose. */
export function memoryFiles(): LocalFiles {
  const held = new Map<string, LocalFile>();
  return {
    all: async () => [...held.values()],
    put: async (file) => void held.set(file.id, file),
    remove: async (id) => void held.delete(id),
    clear: async () => held.clear(),
  };
}

/** On the device's disk, as IndexedDB keeps blobs: beside the database, not in memory. */
export function diskFiles(name: string): LocalFiles {
  let opened: Promise<IDBDatabase> | null = null;
  const open = () => {
    opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore('files', { keyPath: 'id' });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    return opened;
  };
  const run = async <T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const database = await open();
    return new Promise<T>((resolve, reject) => {
      const transaction = database.transaction('files', mode, { durability: 'strict' });
      const request = work(transaction.objectStore('files'));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? request.error);
    });
  };
  return {
    all: () => run<LocalFile[]>('readonly', (store) => store.getAll()),
    put: async (file) => void (await run('readwrite', (store) => store.put(file))),
    remove: async (id) => void (await run('readwrite', (store) => store.delete(id))),
    clear: async () => void (await run('readwrite', (store) => store.clear())),
  };
}
