import { useMemo } from 'react';
import { type MessageBody, messageKind } from '../../../model/chat/message.ts';
import { postKind } from '../../../model/feed/post.ts';
import type { SpaceId } from '../../../model/kernel/ids.ts';
import { type MembershipBody, membershipKind } from '../../../model/kernel/space.ts';
import { type MarkerBody, markerKind } from '../../../model/reading/marker.ts';
import { useDocuments, useStore } from '../../store/hooks.ts';
import { type GroupNews, groupNews } from './group-news.ts';

/** So many of the newest are counted: enough for a badge that says 99+. */
const LATEST = 600;

export function useGroupNews(): ReadonlyMap<SpaceId, GroupNews> {
  const { me } = useStore();
  const memberships = useDocuments<MembershipBody>({ kind: membershipKind.name, parent: me });
  const markers = useDocuments<MarkerBody>({ kind: markerKind.name, parent: me });
  const posts = useDocuments({ kind: postKind.name, limit: LATEST });
  const messages = useDocuments<MessageBody>({ kind: messageKind.name, limit: LATEST });
  return useMemo(() => groupNews({ me, memberships, markers, posts, messages }), [me, memberships, markers, posts, messages]);
}
