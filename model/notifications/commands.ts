import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { findHere } from '../kernel/find.ts';
import { DocumentId } from '../kernel/ids.ts';
import { mark } from '../reading/marker.ts';
import { notificationKind, seenDocument } from './notification.ts';
import { mayMarkSeen } from './policy.ts';

export const notificationSeen = defineCommand({
  name: 'notification.seen',
  input: z.object({
    ids: z.array(DocumentId).min(1).max(200),
    /** The largest `sort` that was on the screen: a conversation that has got another message since stays unseen. Null: whatever is there. */
    upTo: z.number().nullable().default(null),
  }),
  reads: (input) => input.ids,
  authorise: (context) => mayMarkSeen(context.actor, context.facts),
  apply: (context, { ids, upTo }) =>
    [...new Set(ids)].flatMap((id) => {
      const found = findHere(context, id, notificationKind);
      if (!found || found.body.seen || (upTo !== null && found.sort > upTo)) return [];
      return [{ put: id, kind: notificationKind.name, body: { ...found.body, seen: true } }];
    }),
  merges: 'Seen is seen, however often; a conversation that has got another message since is unseen again.',
});

export const notificationSeenAll = defineCommand({
  name: 'notification.seenAll',
  /** The largest `sort` of what was on the screen: what came after it is not seen. */
  input: z.object({ upTo: z.number() }),
  reads: (_input, actor) => [seenDocument(actor.person)],
  authorise: (context) => mayMarkSeen(context.actor, context.facts),
  apply: (context, input) => mark(context, seenDocument(context.actor.person), input.upTo),
  merges: 'The furthest place counts, in whatever order they arrive.',
});
