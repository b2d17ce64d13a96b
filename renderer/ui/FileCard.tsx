import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import type { IconName } from './icons.tsx';
import { useFormat } from '../i18n/useFormat.ts';
import styles from './FileCard.module.css';

/** Where the bytes are, as the person needs to know it. */
export type FilePlace = 'here' | 'server' | { uploading: number } | { failed: string };

export type FileCardProps = {
  name: string;
  /** Bytes. */
  size: number;
  place?: FilePlace;
  onOpen?: () => void;
  onDownload?: () => void;
  /** More buttons at the end. */
  children?: ReactNode;
};

export function FileCard({ name, size, place, onOpen, onDownload, children }: FileCardProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const where = !place
    ? null
    : place === 'here'
      ? t('file.here')
      : place === 'server'
        ? t('file.server')
        : 'uploading' in place
          ? t('file.uploading', { part: format.percent(place.uploading) })
          : place.failed;
  const words = (
    <>
      <b>{name}</b>
      <small>{[format.bytes(size), where].filter(Boolean).join(' · ')}</small>
    </>
  );
  return (
    <span className={styles.card} data-raised data-edge>
      <FileMark name={name} />
      {onOpen ? (
        <button type="button" className={styles.open} onClick={onOpen}>
          {words}
        </button>
      ) : (
        <span className={styles.open}>{words}</span>
      )}
      {onDownload ? <IconButton size="sm" icon="download" label={t('file.download', { name })} onClick={onDownload} /> : null}
      {children}
    </span>
  );
}

const looks: Record<string, string | undefined> = {
  xlsx: styles.sheet,
  xls: styles.sheet,
  csv: styles.sheet,
  ods: styles.sheet,
  pdf: styles.pdf,
  docx: styles.text,
  doc: styles.text,
  odt: styles.text,
  txt: styles.text,
  md: styles.text,
  pptx: styles.slides,
  ppt: styles.slides,
  odp: styles.slides,
};

/** A file's kind as a small tile: the ending of its name, or a picture or a film drawn. */
export function FileMark({ name }: { name: string }) {
  const ending = /\.([\p{L}\p{N}]{1,5})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
  const image = /^(png|jpe?g|gif|webp|avif|svg|heic|mp4|webm|mov)$/.test(ending);
  return (
    <span className={cx(styles.mark, looks[ending])} aria-hidden="true">
      {image || !ending || ending.length > 4 ? <Icon name={image ? 'image' : 'files'} /> : ending.toUpperCase()}
    </span>
  );
}

export const embedClass = styles.embed;

/** What stands inside a link (class `embedClass`) to a page, an article or a post. */
export function EmbedWords({ icon, title, detail }: { icon: IconName; title: string; detail?: string }) {
  return (
    <>
      <span className={cx(styles.mark, styles.page)} aria-hidden="true">
        <Icon name={icon} />
      </span>
      <span className="grow">
        <b>{title}</b>
        {detail ? <small>{detail}</small> : null}
      </span>
      <Icon name="chevron-right" size={18} className="dim" />
    </>
  );
}
