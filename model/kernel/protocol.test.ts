import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  CLOSED,
  Cursors,
  FetchAnswer,
  FetchRequest,
  Hello,
  LiveFrame,
  OLDEST_CLIENT,
  OlderAnswer,
  OlderRequest,
  PROTOCOL_VERSION,
  PullAnswer,
  PullRequest,
  PushAnswer,
  PushRequest,
  Signal,
  Welcome,
} from './protocol.ts';

const WIRE = {
  Hello,
  Welcome,
  PushRequest,
  PushAnswer,
  PullRequest,
  PullAnswer,
  Cursors,
  OlderRequest,
  OlderAnswer,
  FetchRequest,
  FetchAnswer,
  Signal,
  LiveFrame,
};

/**
 * What the wire was in each version. When this test fails the wire has changed: servers are upgraded before clients, so the
 * client of yesterday must go on working with it. Then raise PROTOCOL_VERSION and add a line; never change one that was
 * in a release.
 */
const RECORDED: Record<number, string> = {
  1: 'cf60a94d9f0630c7',
};

function hashOfWire(): string {
  const shapes = Object.fromEntries(Object.entries(WIRE).map(([name, schema]) => [name, z.toJSONSchema(schema, { io: 'input' })]));
  return createHash('sha256').update(JSON.stringify({ shapes, CLOSED })).digest('hex').slice(0, 16);
}

describe('the wire', () => {
  test('has not changed within its version', () => {
    expect(hashOfWire()).toBe(RECORDED[PROTOCOL_VERSION]);
  });

  test('knows every version that may still come', () => {
    for (let version = OLDEST_CLIENT; version <= PROTOCOL_VERSION; version++) expect(RECORDED).toHaveProperty(String(version));
    expect(OLDEST_CLIENT).toBeLessThanOrEqual(Math.max(1, PROTOCOL_VERSION - 1));
  });

  test('tolerates fields that it does not know, so that either side may be the newer one', () => {
    for (const [name, schema] of Object.entries(WIRE)) {
      const json = JSON.stringify(z.toJSONSchema(schema, { io: 'input' }));
      expect({ name, strict: json.includes('"additionalProperties":false') }).toEqual({ name, strict: false });
    }
    expect(Hello.parse({ protocol: 1, device: 'd', colour: 'red' })).toEqual({ protocol: 1, device: 'd' });
  });
});
