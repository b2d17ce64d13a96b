import { z } from 'zod';
import { safeAddress } from '../../../../model/text/address.ts';

/**
 * The closed tree as a schema without room for anything else: for tests that hold the parser to its promise, whatever the text.
 */
const text = z.string();

const inline: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('text'), value: text }),
    z.strictObject({ type: z.enum(['strong', 'emphasis', 'strike']), children: z.array(inline) }),
    z.strictObject({ type: z.literal('code'), value: text }),
    z.strictObject({ type: z.literal('break') }),
    z.strictObject({ type: z.literal('mention'), value: text.startsWith('@'), person: text }),
    z.strictObject({ type: z.literal('hashtag'), value: text.startsWith('#'), key: text }),
    z.strictObject({
      type: z.literal('link'),
      kind: z.enum(['web', 'mail', 'phone', 'app']),
      url: text.refine(allowed, 'the address is not one we lead to'),
      title: text.nullable(),
      mismatch: text.nullable(),
      children: z.array(inline).min(1),
    }),
  ]),
);

const block: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('paragraph'), children: z.array(inline) }),
    z.strictObject({ type: z.literal('heading'), level: z.int().min(1).max(6), children: z.array(inline) }),
    z.strictObject({ type: z.literal('codeBlock'), info: text, value: text }),
    z.strictObject({ type: z.literal('quote'), children: z.array(block) }),
    z.strictObject({ type: z.literal('list'), start: z.int().min(0).nullable(), tight: z.boolean(), children: z.array(item) }),
    z.strictObject({
      type: z.literal('table'),
      align: z.array(z.enum(['left', 'right', 'center']).nullable()),
      head: z.array(z.array(inline)),
      rows: z.array(z.array(z.array(inline))),
    }),
    z.strictObject({ type: z.literal('rule') }),
  ]),
);

const item = z.strictObject({ type: z.literal('listItem'), checked: z.boolean().nullable(), children: z.array(block) });

export const ClosedTree = z.array(block);

/** Beside our own rule, what a browser makes of the address says the same. */
function allowed(url: string): boolean {
  if (safeAddress(url) === null) return false;
  return ['http:', 'https:', 'mailto:', 'tel:'].includes(new URL(url, 'https://app.invalid').protocol);
}
