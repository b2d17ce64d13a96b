import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';
import styles from './Dialog.module.css';

export type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Buttons; the one that carries out what the title asks stands last. */
  actions?: ReactNode;
  wide?: boolean;
  className?: string;
};

/** The browser's own modal dialog: the rest is inert, Escape closes, focus comes back to where it was. */
export function Dialog({ open, onClose, title, children, actions, wide, className }: DialogProps) {
  const { t } = useTranslation('ui');
  const heading = useId();
  return (
    <ModalFrame open={open} onClose={onClose} labelledBy={heading} className={cx(styles.dialog, wide && styles.wide, className)}>
      <div className={styles.inner}>
        <div className={styles.head}>
          <h2 id={heading}>{title}</h2>
          <IconButton size="sm" icon="close" label={t('close')} onClick={onClose} />
        </div>
        <div className={styles.body}>{children}</div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
    </ModalFrame>
  );
}

export type ConfirmProps = {
  open: boolean;
  onClose: () => void;
  /** A question that repeats the name of what it is about. */
  title: string;
  /** What happens, and what is kept. */
  children: ReactNode;
  confirm: string;
  danger?: boolean;
  pending?: boolean;
  onConfirm: () => void;
};

/** Only for what cannot be undone. */
export function ConfirmDialog({ open, onClose, title, children, confirm, danger, pending, onConfirm }: ConfirmProps) {
  const { t } = useTranslation('ui');
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant={danger ? 'danger' : 'primary'} pending={pending} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}

export type ModalFrameProps = {
  open: boolean;
  onClose: () => void;
  label?: string;
  labelledBy?: string;
  className?: string;
  children: ReactNode;
};

/** A modal surface without a look of its own. What carries `data-autofocus` is focused first, else the first there is. */
export function ModalFrame({ open, ...rest }: ModalFrameProps) {
  return open ? <OpenModal {...rest} /> : null;
}

function OpenModal({ onClose, label, labelledBy, className, children }: Omit<ModalFrameProps, 'open'>) {
  const ref = useRef<HTMLDialogElement>(null);
  // Closed while it is still in the page: only then does the browser give focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => dialog.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape, which the browser handles, is the key for a press on the backdrop
    <dialog
      ref={ref}
      className={className}
      aria-label={label}
      aria-labelledby={labelledBy}
      data-raised
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      {children}
    </dialog>
  );
}
