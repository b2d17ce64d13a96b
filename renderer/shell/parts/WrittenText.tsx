import type { Mention } from '../../../model/writing/written.ts';

/** What somebody wrote, shown. */
export function WrittenText({ text }: { text: string; mentions: readonly Mention[] }) {
  return text.split(/\n{2,}/).map((paragraph, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no identity
    <p key={index}>{paragraph}</p>
  ));
}
