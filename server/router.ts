import type { Kernel } from './kernel.ts';
import { syncRouter } from './sync/router.ts';
import { router } from './trpc.ts';

/** What each room of the server brings to its router. */
export type Rooms = { kernel: Kernel };

/** Every call there is. One line per room. */
export const appRouter = (rooms: Rooms) => router({ sync: syncRouter(rooms.kernel) });

export type AppRouter = ReturnType<typeof appRouter>;
