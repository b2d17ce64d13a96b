import { useTranslation } from 'react-i18next';
import type { MessageBody } from '../../model/chat/message.ts';
import { usePerson } from '../shell/parts/usePerson.ts';
import styles from './Quote.module.css';

export function Quote({ quote }: { quote: NonNullable<MessageBody['quote']> }) {
  const { t } = useTranslation('chat');
  const author = usePerson(quote.author);
  return (
    <blockquote className={styles.quote} aria-label={t('quote.label', { name: author.name })}>
      <b>{author.name}</b> {quote.excerpt || t('list.file')}
    </blockquote>
  );
}
