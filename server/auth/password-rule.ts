import { COMMON_PASSWORDS, COMMON_WORDS } from './common-passwords.ts';

/** Why a password was refused. The interface has a sentence for each. */
export type PasswordFault = 'short' | 'long' | 'common' | 'personal';

/** NIST SP 800-63B and OWASP ASVS 5.0, 6.2: long, not among those everyone uses, and no rules about kinds of characters. */
export const PASSWORD_LENGTH = { least: 12, most: 256 } as const;

const passwords = new Set(COMMON_PASSWORDS.split(/\s+/));
const words = new Set(COMMON_WORDS.split(/\s+/));

/**
 * @param personal what an attacker tries first: the name, the e-mail address, the company
 * @returns why it will not do, or null
 */
export function faultOf(password: string, personal: readonly string[] = []): PasswordFault | null {
  const given = password.normalize('NFKC');
  const length = [...given].length;
  if (length < PASSWORD_LENGTH.least) return 'short';
  if (length > PASSWORD_LENGTH.most) return 'long';
  const folded = given.toLowerCase();
  if (passwords.has(folded) || isPattern(folded)) return 'common';
  const rest = plain(folded);
  // What is left must not be one common word, once or again and again, however many years and marks stand around it.
  if (isRepeated(rest, (word) => words.has(word))) return 'common';
  const own = personal.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 3);
  const without = own.reduce((text, word) => text.replaceAll(word, ''), folded);
  if (without !== folded && [...without.replace(/[^\p{L}\p{N}]/gu, '')].length < 6) return 'personal';
  return null;
}

/** Letters only, with the digits that people write for letters read as letters when they stand inside the word. */
function plain(folded: string): string {
  const trimmed = folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const asLetters: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };
  return trimmed.replace(/[013457@$!]/g, (mark) => asLetters[mark] ?? mark).replace(/[^\p{L}]/gu, '');
}

function isRepeated(text: string, isWord: (part: string) => boolean): boolean {
  if (text.length === 0) return false;
  for (let size = 1; size <= text.length; size++) {
    if (text.length % size !== 0) continue;
    const part = text.slice(0, size);
    if (part.repeat(text.length / size) === text && isWord(part)) return true;
  }
  return false;
}

/** Few different characters, a short piece again and again, or a run along the alphabet, the digits or the keyboard. */
function isPattern(folded: string): boolean {
  if (new Set(folded).size < 5) return true;
  if (isRepeated(folded, (part) => part.length <= folded.length / 3 && part.length <= 6)) return true;
  const rows = ['abcdefghijklmnopqrstuvwxyzåäö', '01234567890', 'qwertyuiopå', 'asdfghjklöä', 'zxcvbnm'];
  const neighbours = new Set(rows.flatMap((row) => [...row].slice(1).flatMap((mark, at) => [row[at]! + mark, mark + row[at]!])));
  const marks = [...folded];
  const steps = marks.slice(1).filter((mark, at) => neighbours.has(marks[at]! + mark) || marks[at] === mark).length;
  return steps >= (marks.length - 1) * 0.8;
}
