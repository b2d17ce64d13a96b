import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inOrder } from './in-order.ts';
import styles from './Markdown.module.css';
import type { Inline, LinkNode } from './safe-node.ts';
import type { MarkdownSettings } from './settings.ts';

type Props = { nodes: readonly Inline[]; settings: MarkdownSettings };

/** Words and what is set among them. Their order is fixed: their place is who they are. */
export function Inlines({ nodes, settings }: Props): ReactNode {
  return inOrder(nodes, (node) => <One node={node} settings={settings} />);
}

function One({ node, settings }: { node: Inline; settings: MarkdownSettings }): ReactNode {
  switch (node.type) {
    case 'text':
      // Lines that are to be broken are nodes of their own; other line breaks are spaces.
      return node.value.replace(/\n/g, ' ');
    case 'strong':
      return (
        <strong>
          <Inlines nodes={node.children} settings={settings} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Inlines nodes={node.children} settings={settings} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Inlines nodes={node.children} settings={settings} />
        </s>
      );
    case 'code':
      return <code>{node.value}</code>;
    case 'break':
      return <br />;
    case 'mention': {
      const className = node.person === settings.me ? 'at-me' : 'at';
      const { Mention } = settings;
      return Mention ? (
        <Mention person={node.person} className={className}>
          {node.value}
        </Mention>
      ) : (
        <span className={className}>{node.value}</span>
      );
    }
    case 'hashtag':
      return (
        <OwnLink path={settings.tagPath(node.key)} className="tag" settings={settings}>
          {node.value}
        </OwnLink>
      );
    case 'link':
      return <Link node={node} settings={settings} />;
  }
}

function Link({ node, settings }: { node: LinkNode; settings: MarkdownSettings }) {
  const { t } = useTranslation('writing');
  const words = <Inlines nodes={node.children} settings={settings} />;
  if (node.kind === 'app') {
    return (
      <OwnLink path={node.url} className={styles.link} title={node.title ?? undefined} settings={settings}>
        {words}
        {node.mismatch ? <span className={styles.target}> ({t('leadsTo', { address: node.mismatch })})</span> : null}
      </OwnLink>
    );
  }
  return (
    <a
      className={styles.link}
      href={node.url}
      target="_blank"
      rel="noopener noreferrer"
      // A window without a status line has no other place to say where a link leads.
      title={[node.title, node.url].filter(Boolean).join('\n')}
    >
      {words}
      {node.mismatch ? <span className={styles.target}> ({t('leadsTo', { address: node.mismatch })})</span> : null}
    </a>
  );
}

type OwnLinkProps = { path: string; className: string | undefined; title?: string; settings: MarkdownSettings; children: ReactNode };

function OwnLink({ path, className, title, settings: { open }, children }: OwnLinkProps) {
  const go = (event: MouseEvent) => {
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!open || !plain) return;
    event.preventDefault();
    open(path);
  };
  return (
    <a href={path} className={className} title={title} onClick={go}>
      {children}
    </a>
  );
}
