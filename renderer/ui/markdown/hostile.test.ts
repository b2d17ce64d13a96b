import { describe, expect, it } from 'vitest';
import { hostileTexts } from '../../../e2e/hostile-texts.ts';
import { parse } from './parse.ts';
import { textOf } from './safe-node.ts';
import { ClosedTree } from './testing/closed.ts';

describe('texts made to break out', () => {
  const texts = hostileTexts();

  it('are many', () => expect(texts.length).toBeGreaterThan(700));

  it('become nothing but the closed tree, each alone and after other words', () => {
    for (const text of texts) {
      for (const around of [text, `hej ${text}`, `> - ${text}`, `| a |\n|-|\n| ${text} |`, `[${text}](https://x.example)`]) {
        expect(ClosedTree.safeParse(parse(around, { breaks: true })).error, around).toBeUndefined();
      }
    }
  });

  it('lead nowhere that runs', () => {
    for (const text of texts) {
      expect(JSON.stringify(parse(text)), text).not.toMatch(/"url":"(?!https?:|mailto:|tel:|\/(?![/\\]))/i);
    }
  });

  it('show their tags as typed', () => {
    for (const text of texts) {
      const shown = textOf(parse(text)).replace(/\s+/g, ' ');
      for (const tag of plainTags(text)) expect(shown, text).toContain(tag);
    }
  });
});

/** Tags without a sign that means something to Markdown; addresses between such signs are links. */
function plainTags(text: string): string[] {
  return (
    text.match(/<(?![a-z][a-z0-9+.-]*:|[^\s<>]*@)[a-z!/?][^<>\r\n\\*_`~&[\]|\u0000]*>/gi)?.map((tag) => tag.replace(/\s+/g, ' ')) ?? []
  );
}
