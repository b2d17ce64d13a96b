import type { RuleBook } from '../../model/kernel/feature.ts';
import type { Kind } from '../../model/kernel/kind.ts';
import { membershipKind, spaceKind } from '../../model/kernel/space.ts';

/** What storing a document needs to know of its kind. */
export type StoredKind = Pick<Kind, 'name' | 'tier' | 'body'>;
export type KindOf = (name: string) => StoredKind;

/** The kernel's own kinds are always there; all others are in the book. Throws on a name nobody has defined. */
export function kindsOf(book: RuleBook): KindOf {
  const kinds = new Map<string, StoredKind>([[spaceKind.name, spaceKind], [membershipKind.name, membershipKind], ...book.kinds]);
  return (name) => {
    const kind = kinds.get(name);
    if (!kind) throw new Error(`no kind is called ${name}`);
    return kind;
  };
}
