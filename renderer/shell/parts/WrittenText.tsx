import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import type { PersonId } from '../../../model/kernel/ids.ts';
import type { Mention } from '../../../model/writing/written.ts';
import { useStore } from '../../store/hooks.ts';
import { Markdown } from '../../ui/markdown/Markdown.tsx';
import { MarkdownContext, type MarkdownSettings } from '../../ui/markdown/settings.ts';
import { PersonLink } from './PersonLink.tsx';

/** What somebody wrote, shown: Markdown, people who open their card, tags and places of ours that open here. */
export function WrittenText({ text, mentions }: { text: string; mentions: readonly Mention[] }) {
  const store = useStore();
  const router = useRouter();
  const settings = useMemo<MarkdownSettings>(
    () => ({
      me: store.me,
      tagPath: (key) => `/feed/tag/${encodeURIComponent(key)}`,
      open: (path) => router.history.push(path),
      Mention: Mentioned,
    }),
    [store, router],
  );
  return (
    <MarkdownContext value={settings}>
      <Markdown text={text} mentions={mentions} />
    </MarkdownContext>
  );
}

function Mentioned({ person, className, children }: { person: PersonId; className: string | undefined; children: ReactNode }) {
  return (
    <PersonLink person={person} className={className}>
      {children}
    </PersonLink>
  );
}
