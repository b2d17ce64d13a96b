import { TRPCError } from '@trpc/server';
import type { Encoder } from '@trpc/server/adapters/ws';
import { JsonText } from '../sync/json-text.ts';

/**
 * How tRPC's WebSocket adapter writes its frames: JSON, and an answer that is JSON already put in as it is. Parsing and
 * writing 5,000 stored documents again for every pull would cost more than reading them.
 */
export const frameEncoder: Encoder = {
  encode(data) {
    const answer = answerIn(data);
    if (!answer) return JSON.stringify(data);
    if (!answer.text.stillGood()) throw new TRPCError({ code: 'CONFLICT', message: 'it has changed meanwhile, ask again' });
    return `{"id":${JSON.stringify(answer.id)},"result":{"type":"data","data":${answer.text.text}}}`;
  },
  decode(data) {
    if (typeof data !== 'string') throw new Error('frames are text');
    return JSON.parse(data);
  },
};

function answerIn(frame: unknown): { id: unknown; text: JsonText<unknown> } | null {
  if (typeof frame !== 'object' || frame === null || !('id' in frame) || !('result' in frame)) return null;
  const { id, result } = frame;
  if (typeof result !== 'object' || result === null || !('data' in result)) return null;
  return result.data instanceof JsonText ? { id, text: result.data } : null;
}
