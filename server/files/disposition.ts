/**
 * The `Content-Disposition` of a file (RFC 6266): a plain name for old clients and the true one in UTF-8 (RFC 8187).
 * What would hide how a name ends, or lead out of the folder it is saved in, is taken out.
 */
export function disposition(name: string, inline: boolean): string {
  const clean = name
    .normalize('NFC')
    .replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, 200);
  const safe = clean === '' ? 'fil' : clean;
  const plain = safe
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_');
  const encoded = encodeURIComponent(safe.toWellFormed()).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${inline ? 'inline' : 'attachment'}; filename="${plain.replace(/%/g, '_')}"; filename*=UTF-8''${encoded}`;
}
