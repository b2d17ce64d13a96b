import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { sv } from './sv.ts';

/** All words of the interface are keys, every key is used, and both languages have them all. */

type Found = { file: string; namespaces: Set<string>; literals: Set<string>; patterns: RegExp[]; calls: string[]; bare: string[] };

const renderer = new URL('..', import.meta.url).pathname;
const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$|^i18n\/(sv|en)(\/|\.ts)|^ui\/gallery\//.test(file),
);

const flatten = (texts: object, path = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flatten(value, `${path}${key}.`),
  );
const keysOf = (texts: object) => new Map(Object.entries(texts).map(([name, own]) => [name, new Map(flatten(own))]));
const swedish = keysOf(sv);
const english = keysOf(en);

const PLURAL = /_(zero|one|two|few|many|other)$/;
const has = (namespace: string, key: string) => {
  const own = swedish.get(namespace);
  return own !== undefined && (own.has(key) || own.has(`${key}_other`));
};

/** Letters that someone would read: two or more of them side by side. */
const reads = (text: string) => /\p{L}{2,}/u.test(text);
const SPOKEN = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'text', 'hint']);

function lookAt(file: string): Found {
  const code = readFileSync(join(renderer, file), 'utf8');
  const found: Found = { file, namespaces: new Set(), literals: new Set(), patterns: [], calls: [], bare: [] };
  const { program } = parseSync(file, code);
  new Visitor({
    Literal(node) {
      if (typeof node.value === 'string') found.literals.add(node.value);
    },
    TemplateLiteral(node) {
      const parts = node.quasis.map((quasi) => quasi.value.raw.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      // `theme.${theme}` names the keys under theme; a template without words names nothing.
      if (parts.length > 1 && parts.some(reads)) found.patterns.push(new RegExp(`^${parts.join('.+')}$`));
      else if (parts[0]) found.literals.add(node.quasis[0]?.value.raw ?? '');
    },
    CallExpression(node) {
      const [first] = node.arguments;
      if (node.callee.type !== 'Identifier') return;
      if (node.callee.name === 'useTranslation') {
        const named = first?.type === 'ArrayExpression' ? first.elements : [first];
        for (const one of named) if (one?.type === 'Literal' && typeof one.value === 'string') found.namespaces.add(one.value);
      }
      if (node.callee.name === 't' && first?.type === 'Literal' && typeof first.value === 'string') found.calls.push(first.value);
    },
    JSXText(node) {
      if (reads(node.value)) found.bare.push(node.value.trim());
    },
    JSXAttribute(node) {
      const name = node.name.type === 'JSXIdentifier' ? node.name.name : '';
      if (SPOKEN.has(name) && node.value?.type === 'Literal' && typeof node.value.value === 'string' && reads(node.value.value))
        found.bare.push(`${name}="${node.value.value}"`);
    },
  }).visit(program);
  return found;
}

const files = sources.map(lookAt);

test('both languages have the same keys, and the same values to fill in', () => {
  const holes = (text: string | undefined) => [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
  for (const [namespace, texts] of swedish) {
    expect([...(english.get(namespace)?.keys() ?? [])], namespace).toEqual([...texts.keys()]);
    for (const [key, text] of texts) expect(holes(english.get(namespace)?.get(key)), `${namespace}:${key}`).toEqual(holes(text));
  }
  expect([...english.keys()]).toEqual([...swedish.keys()]);
});

test('no key is missing', () => {
  const missing = files.flatMap(({ file, namespaces, calls, literals }) => {
    const asked = calls.map(
      (key) =>
        (key.includes(':') ? [key.split(':', 1)[0] ?? '', key.slice(key.indexOf(':') + 1)] : [[...namespaces], key]) as [
          string | string[],
          string,
        ],
    );
    const registered = [...literals]
      .filter((text) => /^[a-z]+:[a-zA-Z][\w.]*$/.test(text) && swedish.has(text.split(':', 1)[0] ?? ''))
      .map((text) => text.split(':', 2) as [string, string]);
    return [...asked, ...registered]
      .filter(([where, key]) => ![where].flat().some((namespace) => has(namespace, key)))
      .map(([, key]) => `${file}: ${key}`);
  });
  expect(missing).toEqual([]);
});

test('no key is unused', () => {
  const unused = [...swedish].flatMap(([namespace, texts]) =>
    [...texts.keys()]
      .map((key) => key.replace(PLURAL, ''))
      .filter((key) => {
        const whole = `${namespace}:${key}`;
        return !files.some(({ namespaces, literals, patterns }) => {
          const here = namespaces.has(namespace);
          return (
            literals.has(whole) ||
            (here && literals.has(key)) ||
            patterns.some((pattern) => pattern.test(whole) || (here && pattern.test(key)))
          );
        });
      })
      .map((key) => `${namespace}:${key}`),
  );
  expect([...new Set(unused)]).toEqual([]);
});

test('no words stand in the code', () => {
  expect(files.flatMap(({ file, bare }) => bare.map((text) => `${file}: ${text}`))).toEqual([]);
});
