import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Secrets that prove something: 256 random bits, base64url. What is stored of them is their SHA-256, never they themselves. */
export type Secret = string;

export const mintSecret = (): Secret => randomBytes(32).toString('base64url');

export const hashOf = (secret: Secret): string => createHash('sha256').update(secret).digest('base64url');

/** Compares two hashes in a time that tells nothing about them. */
export function sameHash(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * The next secret after `secret`, from a nonce made for this one step. A device that lost the answer and asks again gets the
 * same successor, so that two tabs or a retry never put each other out. Without the secret itself the nonce tells nothing.
 */
export const successor = (secret: Secret, nonce: string, purpose: 'access' | 'refresh'): Secret =>
  createHmac('sha256', nonce).update(`${purpose}:${secret}`).digest('base64url');

/**
 * A refresh token is `selector.secret`. The selector stays the same for the life of a sign-in and is known to nobody but
 * its device: whoever comes with it and a secret that is not the newest holds a copy.
 */
export function splitRefresh(token: string): { selector: string; secret: Secret } | null {
  const match = /^([\w-]{22})\.([\w-]{43})$/.exec(token);
  return match ? { selector: match[1]!, secret: match[2]! } : null;
}

export const mintSelector = (): string => randomBytes(16).toString('base64url');
export const joinRefresh = (selector: string, secret: Secret): string => `${selector}.${secret}`;
