import { describe, expect, test } from 'vitest';
import { PullAnswer } from '../../model/kernel/protocol.ts';
import { JsonText } from '../sync/json-text.ts';
import { testServer } from '../testing/test-server.ts';
import { frameEncoder } from './frame-encoder.ts';

const frameOf = (data: unknown) => ({ id: 7, result: { type: 'data', data } });

describe('frames', () => {
  test('carry an answer that is JSON already as it is, and everything else as JSON', () => {
    expect(frameEncoder.encode(frameOf(new JsonText('{"b":  1}')))).toBe('{"id":7,"result":{"type":"data","data":{"b":  1}}}');
    expect(JSON.parse(String(frameEncoder.encode(frameOf({ b: 1 }))))).toEqual(frameOf({ b: 1 }));
    expect(JSON.parse(String(frameEncoder.encode(frameOf(undefined))))).toEqual({ id: 7, result: { type: 'data' } });
    // On any other road it is the value it stands for.
    expect(JSON.stringify(frameOf(new JsonText('{"b":  1}')))).toBe('{"id":7,"result":{"type":"data","data":{"b":1}}}');
  });

  test('are not made of what may no longer be sent', () => {
    let good = true;
    const answer = new JsonText('{}').onlyWhile(() => good);
    expect(frameEncoder.encode(frameOf(answer))).toContain('"data":{}');
    good = false;
    expect(() => frameEncoder.encode(frameOf(answer))).toThrow('ask again');
  });

  test('what devices are sent fits the schemas of the wire', async () => {
    const server = await testServer();
    const answer = await server.client('elin').trpc.sync.pull.query({ cursors: {}, limit: 10 });
    expect(PullAnswer.parse(answer)).toEqual(answer);
    await server.close();
  });
});
