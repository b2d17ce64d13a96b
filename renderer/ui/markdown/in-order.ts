import { createElement, Fragment, type ReactNode } from 'react';

/** Elements in an order that never changes for the same text: their place is who they are, so they need no keys. */
export const inOrder = <T>(nodes: readonly T[], one: (node: T, index: number) => ReactNode): ReactNode =>
  createElement(Fragment, null, ...nodes.map(one));
