import { createElement, type ReactNode, use, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mention } from '../../../model/writing/written.ts';
import { cx } from '../cx.ts';
import { inOrder } from './in-order.ts';
import { Inlines } from './Inlines.tsx';
import styles from './Markdown.module.css';
import { parse } from './parse.ts';
import type { Block, ListItem } from './safe-node.ts';
import { MarkdownContext } from './settings.ts';

export type MarkdownProps = {
  text: string;
  /** Whom the text mentions, as stored beside it. */
  mentions?: readonly Mention[];
  /** A single line break breaks the line; so in posts, comments and messages. */
  breaks?: boolean;
  /** The level of the page at which the text's own first heading stands. */
  heading?: 2 | 3 | 4 | 5 | 6;
  className?: string;
};

const NOBODY: readonly Mention[] = [];

/** What somebody wrote, shown. The text becomes elements by way of a closed tree, never by way of HTML. */
export function Markdown({ text, mentions = NOBODY, breaks = true, heading = 3, className }: MarkdownProps) {
  const tree = useMemo(() => parse(text, { mentions, breaks }), [text, mentions, breaks]);
  return (
    <div className={cx(styles.text, className)}>
      <Blocks nodes={tree} heading={heading} />
    </div>
  );
}

type Heading = NonNullable<MarkdownProps['heading']>;

function Blocks({ nodes, heading }: { nodes: readonly Block[]; heading: Heading }) {
  return inOrder(nodes, (node) => <OneBlock node={node} heading={heading} />);
}

function OneBlock({ node, heading }: { node: Block; heading: Heading }): ReactNode {
  const settings = use(MarkdownContext);
  switch (node.type) {
    case 'paragraph':
      return (
        <p>
          <Inlines nodes={node.children} settings={settings} />
        </p>
      );
    case 'heading':
      return createElement(
        `h${Math.min(6, heading + node.level - 1)}`,
        { className: styles[`h${node.level}`] },
        <Inlines nodes={node.children} settings={settings} />,
      );
    case 'codeBlock':
      return (
        <figure className={styles.codeBlock}>
          {node.info ? <figcaption>{node.info}</figcaption> : null}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, which must work without a pointer */}
          <pre tabIndex={0}>
            <code>{node.value}</code>
          </pre>
        </figure>
      );
    case 'quote':
      return (
        <blockquote>
          <Blocks nodes={node.children} heading={heading} />
        </blockquote>
      );
    case 'list':
      return createElement(
        node.start === null ? 'ul' : 'ol',
        { start: node.start === null || node.start === 1 ? undefined : node.start, className: cx(!node.tight && styles.loose) },
        inOrder(node.children, (item) => <Item item={item} tight={node.tight} heading={heading} />),
      );
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, which must work without a pointer
        <div className={styles.table} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {inOrder(node.head, (cell, index) => (
                  <th scope="col" className={side(node.align[index])}>
                    <Inlines nodes={cell} settings={settings} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {inOrder(node.rows, (row) => (
                <tr>
                  {inOrder(row, (cell, index) => (
                    <td className={side(node.align[index])}>
                      <Inlines nodes={cell} settings={settings} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'rule':
      return <hr />;
  }
}

const side = (align: 'left' | 'right' | 'center' | null | undefined): string | undefined => (align ? styles[align] : undefined);

function Item({ item, tight, heading }: { item: ListItem; tight: boolean; heading: Heading }) {
  const { t } = useTranslation('writing');
  const settings = use(MarkdownContext);
  const task =
    item.checked === null ? null : (
      <span className={styles.box} role="img" aria-label={t(item.checked ? 'task.done' : 'task.open')} data-done={item.checked} />
    );
  return (
    <li className={cx(task !== null && styles.task)}>
      {task}
      <div className={styles.item}>
        {inOrder(item.children, (child) =>
          // In a tight list the words stand without a paragraph's room around them.
          tight && child.type === 'paragraph' ? (
            <span className={styles.line}>
              <Inlines nodes={child.children} settings={settings} />
            </span>
          ) : (
            <OneBlock node={child} heading={heading} />
          ),
        )}
      </div>
    </li>
  );
}
