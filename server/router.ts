import type { Auth } from './auth/auth.ts';
import { devicesRouter, sessionRouter } from './auth/router.ts';
import type { Kernel } from './kernel.ts';
import { syncRouter } from './sync/router.ts';
import { router } from './trpc.ts';

/** What each room of the server brings to its router. */
export type Rooms = { kernel: Kernel; auth: Auth };

/** Every call there is. One line per room. */
export const appRouter = (rooms: Rooms) =>
  router({
    sync: syncRouter(rooms.kernel),
    session: sessionRouter(rooms.auth),
    devices: devicesRouter(rooms.auth),
  });

export type AppRouter = ReturnType<typeof appRouter>;
