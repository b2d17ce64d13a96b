import { z } from 'zod';
import { defineKind } from '../kernel/kind.ts';

/** A name without a path and without signs that hide how it ends. */
export const FileName = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .regex(/^[^/\\\p{Cc}\u202a-\u202e\u2066-\u2069]+$/u);

export const FileFacts = z.object({
  name: FileName,
  /** Bytes. */
  size: z.int().min(0),
  /** MIME type as the device believes; the server serves by what it finds. */
  type: z
    .string()
    .max(120)
    .regex(/^[\w.+-]+\/[\w.+-]+$/)
    .default('application/octet-stream'),
  /** Pixels, for images and video. */
  width: z.int().min(1).max(100_000).nullable().default(null),
  height: z.int().min(1).max(100_000).nullable().default(null),
});

export const FileBody = FileFacts.extend({
  /** SHA-256 of the contents in hex; filled in by the server when all of it has arrived. */
  hash: z.string().max(128).nullable().default(null),
});
export type FileBody = z.infer<typeof FileBody>;

/** Its id is the id of its upload. */
export const fileKind = defineKind<FileBody>({ name: 'file', body: FileBody, tier: 'kept', searchText: (file) => file.name });
