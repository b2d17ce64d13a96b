import { useTranslation } from 'react-i18next';
import type { Document } from '../../model/kernel/document.ts';
import { excerpt } from '../../model/text/excerpt.ts';
import type { MessageBody } from '../../model/chat/message.ts';
import { usePerson } from '../shell/parts/usePerson.ts';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './Quote.module.css';

/** The message one is about to answer, over the place where one writes. */
export function QuotedAbove({ message, onDrop }: { message: Document<MessageBody>; onDrop: () => void }) {
  const { t } = useTranslation('chat');
  const author = usePerson(message.author);
  return (
    <div className={styles.above}>
      <blockquote className={styles.quote}>
        <b>{author.name}</b> {excerpt(message.body.text, 120)}
      </blockquote>
      <IconButton icon="close" size="sm" label={t('quote.drop')} onClick={onDrop} />
    </div>
  );
}
