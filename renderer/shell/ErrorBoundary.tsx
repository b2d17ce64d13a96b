import { Component, createRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { TextArea } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { showToast } from '../ui/toasts.ts';
import styles from './ErrorBoundary.module.css';

/** `place`: going to another one leaves the broken screen behind. */
type Props = { place: string; children: ReactNode };
type State = { broken: boolean; kept: string };

/**
 * Holds one screen: when it breaks, the rest of the window stays, and what the person had written in it is shown so that
 * it can be copied. The text is read from the page in the moment before the broken screen leaves it.
 */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { broken: false, kept: '' };
  readonly #holder = createRef<HTMLDivElement>();

  static getDerivedStateFromError(): Partial<State> {
    return { broken: true };
  }

  override getSnapshotBeforeUpdate(_: Props, before: State): string | null {
    return this.state.broken && !before.broken && this.#holder.current ? writtenIn(this.#holder.current) : null;
  }

  override componentDidUpdate(earlier: Props, before: State, kept: string | null): void {
    if (this.state.broken && before.broken && earlier.place !== this.props.place) this.#again();
    if (this.state.broken && !before.broken && kept) this.setState({ kept });
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  readonly #again = (): void => this.setState({ broken: false, kept: '' });

  override render() {
    if (this.state.broken) return <Broken kept={this.state.kept} onAgain={this.#again} />;
    return (
      <div ref={this.#holder} className={styles.holder}>
        {this.props.children}
      </div>
    );
  }
}

/** Everything a person may have written inside an element, passwords and search words left out. */
export function writtenIn(root: ParentNode): string {
  const fields = [
    ...root.querySelectorAll<HTMLElement>('textarea, input:not([type]), input[type=text], [contenteditable=""], [contenteditable=true]'),
  ];
  return fields
    .map((field) =>
      (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement ? field.value : (field.textContent ?? '')).trim(),
    )
    .filter(Boolean)
    .join('\n\n');
}

function Broken({ kept, onAgain }: { kept: string; onAgain: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <div className={styles.broken} role="alert">
      <Icon name="warning" size={24} className="dim" />
      <h1>{t('broken.title')}</h1>
      <p>{t('broken.text')}</p>
      {kept ? <TextArea className={styles.kept} label={t('broken.kept')} value={kept} readOnly rows={5} /> : null}
      <div className={styles.buttons}>
        {kept ? (
          <Button
            onClick={() => {
              void navigator.clipboard.writeText(kept).then(() => showToast({ tone: 'ok', text: t('broken.copied') }));
            }}
          >
            {t('broken.copy')}
          </Button>
        ) : null}
        <Button variant="primary" onClick={onAgain}>
          {t('broken.again')}
        </Button>
      </div>
    </div>
  );
}
