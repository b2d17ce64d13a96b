/**
 * One range of bytes (RFC 9110, 14.2), both ends included. Several at once are nobody's need and are answered with the whole.
 * @returns null: the whole
 */
export function rangeOf(header: string | undefined, size: number): { start: number; end: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const first = match[1] === '' ? null : Number(match[1]);
  const last = match[2] === '' ? null : Number(match[2]);
  if (first === null) {
    const length = Math.min(last ?? 0, size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  if (first >= size) return 'unsatisfiable';
  if (last !== null && last < first) return null;
  return { start: first, end: Math.min(last ?? size - 1, size - 1) };
}
