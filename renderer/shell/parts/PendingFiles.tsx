import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../../model/kernel/ids.ts';
import type { FileBody } from '../../../model/files/file.ts';
import { useDocument, useLive, useStore } from '../../store/hooks.ts';
import { FileCard, type FilePlace } from '../../ui/FileCard.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './PendingFiles.module.css';

/** What will go along with the text, and how far it has come. */
export function PendingFiles({ files, onDrop }: { files: readonly DocumentId[]; onDrop: (file: DocumentId) => void }) {
  if (files.length === 0) return null;
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <li key={file}>
          <PendingFile file={file} onDrop={() => onDrop(file)} />
        </li>
      ))}
    </ul>
  );
}

function PendingFile({ file, onDrop }: { file: DocumentId; onDrop: () => void }) {
  const { t } = useTranslation('parts');
  const store = useStore();
  const document = useDocument<FileBody>(file);
  const upload = useLive(store.uploads.state(file));
  if (!document) return null;
  const { name, size, type } = document.body;
  const local = store.uploads.localAddress(file);
  const place: FilePlace | undefined =
    upload.status === 'sending'
      ? { uploading: upload.sent / upload.size }
      : upload.status === 'refused'
        ? { failed: t(upload.code === 'tooLarge' ? 'file.tooLarge' : 'file.refused') }
        : 'here';
  const drop = <IconButton icon="close" size="sm" label={t('file.drop', { name })} onClick={onDrop} />;
  if (type.startsWith('image/') && local)
    return (
      <span className={styles.picture}>
        <img src={local} alt={name} />
        {drop}
      </span>
    );
  return (
    <FileCard name={name} size={size} place={place}>
      {drop}
    </FileCard>
  );
}
