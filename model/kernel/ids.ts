import { z } from 'zod';

/**
 * Identifiers. They are made on the device (UUIDv7), so that a thing has its name before the server has heard of it.
 * What there can be only one of has a derived id, so that making it twice is making it once.
 */

const part = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\s\p{Cc}]+$/u);

export const PersonId = part.max(80).brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;

/** `company`, `group:<uuid>`, `conversation:<uuid>`, `direct:<person>:<person>` or `personal:<person>`. */
export const SpaceId = part.regex(/^(?:company$|(?:group|conversation|direct|personal):.)/).brand<'SpaceId'>();
export type SpaceId = z.infer<typeof SpaceId>;

export const DocumentId = part.max(400).brand<'DocumentId'>();
export type DocumentId = z.infer<typeof DocumentId>;

export const CommandId = z.uuid().brand<'CommandId'>();
export type CommandId = z.infer<typeof CommandId>;

export const DeviceId = part.max(80).brand<'DeviceId'>();
export type DeviceId = z.infer<typeof DeviceId>;

export const COMPANY = 'company' as SpaceId;

export const personalSpace = (person: PersonId) => `personal:${person}` as SpaceId;
export const groupSpace = (uuid: string) => `group:${uuid}` as SpaceId;
export const conversationSpace = (uuid: string) => `conversation:${uuid}` as SpaceId;
/** The same two people always share the same space, whoever wrote first. */
export const directSpace = (a: PersonId, b: PersonId) => `direct:${[a, b].sort().join(':')}` as SpaceId;

export const personDocument = (person: PersonId) => `person:${person}` as DocumentId;
export const spaceDocument = (space: SpaceId) => `space:${space}` as DocumentId;
export const membershipDocument = (space: SpaceId, person: PersonId) => `membership:${space}:${person}` as DocumentId;

/** A place where randomness comes from: `bytes(n)` answers n fresh random bytes. */
export type RandomBytes = (count: number) => Uint8Array;

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * A UUIDv7 (RFC 9562, 5.7): 48 bits of time, 74 bits of chance.
 * @param now milliseconds since 1970, from the caller's clock
 */
export function uuidv7(now: number, random: RandomBytes): string {
  const bytes = new Uint8Array(16);
  bytes.set(random(10), 6);
  let time = Math.max(0, Math.floor(now));
  for (let index = 5; index >= 0; index--) {
    bytes[index] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const text = hex(bytes);
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}

export const cryptoRandom: RandomBytes = (count) => globalThis.crypto.getRandomValues(new Uint8Array(count));
