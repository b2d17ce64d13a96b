import { z } from 'zod';
import { IMAGE_TYPES } from './content-type.ts';

/** What is asked of the process that decodes images, and what it answers: the size of what came out, null when nothing did. */
export const Task = z.discriminatedUnion('do', [
  z.object({ id: z.int(), do: z.literal('look'), path: z.string() }),
  z.object({ id: z.int(), do: z.literal('thumbnail'), path: z.string(), to: z.string(), size: z.int() }),
  z.object({ id: z.int(), do: z.literal('recode'), path: z.string(), to: z.string(), type: z.enum(IMAGE_TYPES) }),
]);
export type Task = z.infer<typeof Task>;
export const Done = z.object({ id: z.int(), size: z.object({ width: z.int(), height: z.int() }).nullable() });
export type Done = z.infer<typeof Done>;
