/** The road of files to the server: plain resumable HTTP beside tRPC, same origin, same cookie. */
export interface UploadRoad {
  /** Announces a file; answers how many bytes the server already has (0, or more when it was announced before). */
  create(file: { id: string; name: string; type: string; size: number }): Promise<number>;
  /** Sends bytes from `offset`; answers the new offset. A wrong offset is answered with the right one. */
  send(id: string, offset: number, bytes: Blob, signal: AbortSignal): Promise<number>;
}

/** `network`: later. `refused`: never (too large, not allowed): the person must know. `signedOut`: after a sign-in. */
export class UploadError extends Error {
  override readonly name = 'UploadError';
  readonly reason: 'network' | 'refused' | 'signedOut';
  readonly code: string;
  constructor(reason: UploadError['reason'], code: string) {
    super(code);
    this.reason = reason;
    this.code = code;
  }
}

export function httpRoad(fetcher: typeof fetch = (...args) => fetch(...args)): UploadRoad {
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    let response: Response;
    try {
      response = await fetcher(path, { credentials: 'same-origin', ...init });
    } catch (error) {
      throw new UploadError('network', error instanceof Error ? error.message : 'unreachable');
    }
    if (response.ok || response.status === 409) return response;
    if (response.status === 401) throw new UploadError('signedOut', '401');
    if (response.status >= 500 || response.status === 429 || response.status === 408)
      throw new UploadError('network', String(response.status));
    throw new UploadError('refused', response.status === 413 ? 'tooLarge' : String(response.status));
  };
  const offsetOf = (response: Response): number => {
    const offset = Number(response.headers.get('Upload-Offset') ?? Number.NaN);
    if (!Number.isSafeInteger(offset) || offset < 0) throw new UploadError('network', 'no offset in the answer');
    return offset;
  };
  return {
    create: async ({ id, name, type, size }) =>
      offsetOf(
        await ask('/files', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ id, name, type, size }),
        }),
      ),
    send: async (id, offset, bytes, signal) =>
      offsetOf(
        await ask(`/files/${encodeURIComponent(id)}`, {
          method: 'PATCH',
          headers: { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) },
          body: bytes,
          signal,
        }),
      ),
  };
}
