import type { FastifyInstance } from 'fastify';
import { COMPANY } from '../../model/kernel/ids.ts';
import type { Kernel } from '../kernel.ts';

/** For whoever watches over the server: `live` answers while the process does, `ready` while it can do its work. */
export function serveHealth(app: FastifyInstance, kernel: Kernel): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    if (closing) return reply.code(503).send({ status: 'closing' });
    await kernel.store.read.heads([COMPANY]);
    return { status: 'ready' };
  });
}
