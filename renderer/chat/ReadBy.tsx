import { useTranslation } from 'react-i18next';
import type { Document } from '../../model/kernel/document.ts';
import type { PersonId, SpaceId } from '../../model/kernel/ids.ts';
import type { MessageBody } from '../../model/chat/message.ts';
import { type MarkerBody, markerDocument, markerKind } from '../../model/reading/marker.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { useDocuments, useStore } from '../store/hooks.ts';
import { AvatarStack } from '../ui/Avatar.tsx';
import styles from './ReadBy.module.css';
import { useMembers } from './useConversations.ts';

/** Who has read the latest message. Everyone in a conversation sees this of everyone, and knows it. */
export function ReadBy({ space, message }: { space: SpaceId; message: Document<MessageBody> | null }) {
  const { t } = useTranslation('chat');
  const store = useStore();
  const format = useFormat();
  const members = useMembers(space);
  const markers = useDocuments<MarkerBody>({ kind: markerKind.name, space });
  if (!message || message.body.thread) return <div className={styles.read} />;
  const read = new Map(markers.map((marker) => [marker.id, marker.body.upTo]));
  const has = (person: PersonId) => (read.get(markerDocument(person, { what: 'chat', space })) ?? 0) >= message.sort;
  const readers = members.filter(({ person }) => person !== store.me && person !== message.author && has(person));
  if (readers.length === 0) return <div className={styles.read} />;
  return (
    <div className={styles.read} title={format.list(readers.map(({ name }) => name))}>
      <span>{t('read.by')}</span>
      <AvatarStack size={18} people={readers.slice(0, 5).map(({ person, name }) => ({ id: person, name }))} total={readers.length} />
      <span className="sr">{format.list(readers.map(({ name }) => name))}</span>
    </div>
  );
}
