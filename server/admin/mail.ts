import { type Attachment, simpleParser } from 'mailparser';
import { normalMail } from '../auth/accounts.ts';

/** A message as an import needs it. */
export type Mail = {
  /** Without the angle brackets; null when it has none. */
  messageId: string | null;
  /** The ids of those it answers, the nearest first. */
  answers: string[];
  from: { name: string; address: string | null };
  /** Milliseconds; null when neither the message nor its envelope has a date that can be read. */
  date: number | null;
  subject: string;
  text: string;
  attachments: { name: string; type: string; content: Buffer }[];
};

/** It cannot be made sense of; the message says why, in words without what anyone wrote. */
export class UnreadableMail extends Error {
  override readonly name = 'UnreadableMail';
}

/** @throws UnreadableMail */
export async function readMail(bytes: Buffer, envelope: string): Promise<Mail> {
  const raw = mended(bytes);
  if (!/^[!-9;-~]+:/m.test(headerOf(raw).toString('latin1'))) throw new UnreadableMail('it has no headers');
  const parsed = await simpleParser(raw, {
    skipImageLinks: true,
    keepCidLinks: true,
    skipTextToHtml: true,
    checksumAlgo: false,
    maxHtmlLengthToParse: 2_000_000,
  }).catch((error: unknown) => {
    throw new UnreadableMail('its structure cannot be read', { cause: error });
  });
  const header = (name: string) => parsed.headerLines.find(({ key }) => key === name)?.line.replace(/^[^:]*:/, '');
  const [sender] = parsed.from?.value ?? [];
  const mail: Mail = {
    messageId: idsIn(parsed.messageId ?? '')[0] ?? null,
    answers: [...idsIn(parsed.inReplyTo ?? ''), ...[parsed.references ?? []].flat().flatMap(idsIn).reverse()],
    from: senderOf(sender?.name ?? '', sender?.address ?? ''),
    date: dateIn(header('date')) ?? dateIn(/\S+\s+(?:at \S+\s+)?(.*)$/.exec(envelope)?.[1]),
    subject: (parsed.subject ?? '').replace(/\s+/g, ' ').trim(),
    text: (parsed.text ?? '').replace(/\r\n?/g, '\n').replace(/\0/g, '').trim(),
    attachments: parsed.attachments.filter(({ content }) => content.length > 0).map(attachmentOf),
  };
  if (mail.text === '' && mail.attachments.length === 0) throw new UnreadableMail('it is empty');
  return mail;
}

const idsIn = (text: string): string[] => (text.match(/[^<>\s]+@[^<>\s]+|[^<>\s]{8,}/g) ?? []).map((id) => id.slice(0, 500));

/** Some archives write addresses as `goran at bolaget.se (Göran)` against harvesters. */
function senderOf(name: string, address: string): Mail['from'] {
  const hidden = /^(\S+) at (\S+\.\S+)$/.exec(name);
  const found = address || (hidden ? `${hidden[1]}@${hidden[2]}` : '');
  const mail = /^[^\s@]+@[^\s@]+$/.test(found) ? normalMail(found) : null;
  const called = (hidden ? '' : name)
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim();
  return { name: (called || mail?.split('@')[0] || '').slice(0, 200), address: mail };
}

function dateIn(text: string | undefined): number | null {
  // Zones in words that only their senders knew stand in brackets behind the one in figures.
  const time = Date.parse((text ?? '').replace(/\([^)]*\)/g, ' ').trim());
  return Number.isFinite(time) && time > 0 ? time : null;
}

const NAMELESS: Record<string, string> = { 'message/rfc822': 'brev.eml', 'text/calendar': 'kalender.ics', 'text/html': 'brev.html' };

function attachmentOf({ filename, contentType, content }: Attachment): Mail['attachments'][number] {
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType.toLowerCase() : 'application/octet-stream';
  const clean = (filename ?? '')
    .normalize('NFC')
    .replace(/[/\\]/g, '_')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
    .slice(-255);
  return { name: clean || (NAMELESS[type] ?? 'bilaga'), type, content };
}

const headerOf = (bytes: Buffer): Buffer => {
  const end = /\r?\n\r?\n/.exec(bytes.subarray(0, 256 * 1024).toString('latin1'));
  return end ? bytes.subarray(0, end.index + end[0].length) : bytes;
};

const isUtf8 = (bytes: Buffer): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
};

const UNDECLARED = /^content-type:[ \t]*text\/(?:plain|html)(?=[;\s])[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/gim;
const CHARSET = /;\s*charset\s*=\s*"?([\w.:-]+)"?/i;
const EIGHT_BIT_MEANS_NOTHING = /^(us-ascii|ascii|x?-?unknown(-8bit)?|8bit|default_charset|none)$/i;

/**
 * Old programs wrote å, ä and ö as single bytes where only ASCII was allowed, and said nothing of it. What is no UTF-8 is read
 * as Windows-1252 then, in the headers and in text that names no character set.
 */
function mended(bytes: Buffer): Buffer {
  if (isUtf8(bytes)) return bytes;
  const header = headerOf(bytes);
  const body = bytes.subarray(header.length);
  const clean = isUtf8(header) ? header : Buffer.from(new TextDecoder('windows-1252').decode(header));
  // Latin-1 strings hold bytes as they are: only the lines that name a type are changed.
  const declared = (text: string): string =>
    text.replace(UNDECLARED, (line) => {
      const charset = CHARSET.exec(line)?.[1];
      if (charset !== undefined && !EIGHT_BIT_MEANS_NOTHING.test(charset) && isKnown(charset)) return line;
      return `${line.replace(CHARSET, '')}; charset=windows-1252`;
    });
  const head = declared(clean.toString('latin1'));
  const typed = /^content-type:/im.test(head) ? head : `Content-Type: text/plain; charset=windows-1252\n${head}`;
  return Buffer.concat([Buffer.from(typed, 'latin1'), Buffer.from(declared(body.toString('latin1')), 'latin1')]);
}

function isKnown(charset: string): boolean {
  try {
    new TextDecoder(charset);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
