import type { DocumentId } from '../../../model/kernel/ids.ts';

/** Where the server serves a file that one may read; same origin, the session goes along. */
export const fileAddress = (file: DocumentId, name: string): string => `/files/${encodeURIComponent(file)}/${encodeURIComponent(name)}`;

/** A picture of at most this width, made by the server. */
export const thumbAddress = (file: DocumentId, width: 320 | 960): string => `/files/${encodeURIComponent(file)}/thumb/${width}`;
