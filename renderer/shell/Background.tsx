import { Component, type ReactNode } from 'react';
import { useApp } from './app-context.ts';

/** What the features do whatever screen is shown. */
export function Background() {
  const { features } = useApp();
  return features.map(({ name, background: Runs }) =>
    Runs ? (
      <Alone key={name}>
        <Runs />
      </Alone>
    ) : null,
  );
}

/** One that breaks stops, and takes nobody along. */
class Alone extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override render() {
    return this.state.broken ? null : this.props.children;
  }
}
