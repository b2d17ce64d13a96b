import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../../model/kernel/ids.ts';
import type { FileBody } from '../../../model/files/file.ts';
import { useDocument, useLive, useStore } from '../../store/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FileCard, type FilePlace } from '../../ui/FileCard.tsx';
import { fileAddress, thumbAddress } from './file-address.ts';
import styles from './AttachedFiles.module.css';

const SHOWN_AS_PICTURE = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']);

/** What hangs under a post, comment or message: pictures as pictures, everything else as cards. */
export function AttachedFiles({ files }: { files: readonly DocumentId[] }) {
  if (files.length === 0) return null;
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <li key={file}>
          <AttachedFile file={file} />
        </li>
      ))}
    </ul>
  );
}

function AttachedFile({ file }: { file: DocumentId }) {
  const { t } = useTranslation('parts');
  const store = useStore();
  const document = useDocument<FileBody>(file);
  const upload = useLive(store.uploads.state(file));
  if (document === undefined) return <span className={styles.gone} aria-busy="true" />;
  if (document === null) return <span className={styles.gone}>{t('file.removed')}</span>;
  const { name, size, type } = document.body;
  const local = store.uploads.localAddress(file);
  if (SHOWN_AS_PICTURE.has(type)) return <Picture body={document.body} local={local} file={file} />;
  const place: FilePlace | undefined =
    upload.status === 'sending'
      ? { uploading: upload.sent / upload.size }
      : upload.status === 'refused'
        ? { failed: t(upload.code === 'tooLarge' ? 'file.tooLarge' : 'file.refused') }
        : local
          ? 'here'
          : undefined;
  return <FileCard name={name} size={size} place={place} onDownload={() => download(local ?? fileAddress(file, name), name)} />;
}

/** A picture takes its room before it has arrived, so that nothing moves when it does. */
function Picture({ file, body, local }: { file: DocumentId; body: FileBody; local: string | null }) {
  const { t } = useTranslation('parts');
  const [missing, setMissing] = useState(false);
  const [large, setLarge] = useState(false);
  const { name, width, height } = body;
  if (missing) return <FileCard name={name} size={body.size} place="server" />;
  return (
    <>
      <button type="button" className={styles.picture} aria-label={t('file.enlarge', { name })} onClick={() => setLarge(true)}>
        <img
          src={local ?? thumbAddress(file, 960)}
          alt={name}
          loading="lazy"
          decoding="async"
          {...(width && height ? { width, height } : {})}
          onError={() => setMissing(true)}
        />
      </button>
      <Dialog
        wide
        open={large}
        title={name}
        onClose={() => setLarge(false)}
        actions={
          <Button icon="download" onClick={() => download(local ?? fileAddress(file, name), name)}>
            {t('file.download')}
          </Button>
        }
      >
        {large ? <img className={styles.large} src={local ?? fileAddress(file, name)} alt={name} onError={() => setMissing(true)} /> : null}
      </Dialog>
    </>
  );
}

function download(address: string, name: string): void {
  const link = window.document.createElement('a');
  link.href = address;
  link.download = name;
  link.rel = 'noopener';
  link.click();
}
