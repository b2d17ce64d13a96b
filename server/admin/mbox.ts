/**
 * Mail archives in the mbox formats (RFC 4155; mboxo and mboxrd as in qmail's mbox(5)): messages one after the other, each
 * behind a line that begins with `From `. Streams: memory is one message at the most, and that is limited.
 */

export type MboxMessage = {
  /** Where its `From ` line begins, bytes. */
  offset: number;
  /** Where the next one begins. */
  end: number;
  /** The rest of the `From ` line: envelope sender and date, as far as anyone wrote them. */
  envelope: string;
  /** Headers and body without the quoting of `From ` lines; null when it is larger than the limit. */
  bytes: Buffer | null;
};

const LF = 0x0a;
/** A line longer than this is passed on in pieces, of which only the first can be a separator. */
const LINE = 1 << 20;

/**
 * @param stream the archive from `start` on
 * @param start where the stream begins in the archive, bytes; the beginning of a message
 * @param limit messages with more bytes come as null
 */
export async function* splitMbox(stream: AsyncIterable<Buffer>, start: number, limit: number): AsyncGenerator<MboxMessage> {
  let message = new Building(start, '', limit);
  /** A line that may be a separator: the next line decides. */
  let candidate: { line: Buffer; offset: number } | null = null;
  let afterBlank = true;
  let began = false;
  let end = start;
  for await (const { line, offset, whole } of linesOf(stream, start)) {
    end = offset + line.length;
    if (candidate) {
      if (isSeparator(candidate.line, line)) {
        if (began || message.hasText) yield message.close(candidate.offset, began);
        message = new Building(candidate.offset, textOf(candidate.line).slice(5), limit);
        began = true;
      } else message.add(candidate.line);
      candidate = null;
    }
    if (afterBlank && whole && beginsWithFrom(line)) candidate = { line, offset };
    else message.add(whole ? unquoted(line) : line);
    afterBlank = isBlank(line);
  }
  if (candidate) message.add(candidate.line);
  if (began || message.hasText) yield message.close(end, began);
}

class Building {
  readonly #offset: number;
  readonly #envelope: string;
  readonly #limit: number;
  #lines: Buffer[] | null = [];
  #length = 0;
  hasText = false;

  constructor(offset: number, envelope: string, limit: number) {
    this.#offset = offset;
    this.#envelope = envelope.trim();
    this.#limit = limit;
  }

  add(line: Buffer): void {
    this.hasText ||= !isBlank(line);
    this.#length += line.length;
    if (this.#length > this.#limit) this.#lines = null;
    this.#lines?.push(line);
  }

  /** @param began false for what stands before the first separator: that is no message, and has no bytes */
  close(end: number, began: boolean): MboxMessage {
    const bytes = this.#lines && began ? Buffer.concat(this.#lines) : null;
    return { offset: this.#offset, end, envelope: this.#envelope, bytes };
  }
}

type Line = { line: Buffer; offset: number /** Whether it begins a line. */; whole: boolean };

async function* linesOf(stream: AsyncIterable<Buffer>, start: number): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = start;
  let whole = true;
  for await (const chunk of stream) {
    let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF)) {
      yield { line: bytes.subarray(0, at + 1), offset, whole };
      offset += at + 1;
      bytes = bytes.subarray(at + 1);
      whole = true;
    }
    if (bytes.length > LINE) {
      yield { line: bytes, offset, whole };
      offset += bytes.length;
      bytes = bytes.subarray(bytes.length);
      whole = false;
    }
    rest = Buffer.from(bytes);
  }
  if (rest.length > 0) yield { line: rest, offset, whole };
}

const isBlank = (line: Buffer): boolean => line.length <= 2 && /^\r?\n?$/.test(line.toString('latin1'));
const textOf = (line: Buffer): string => line.toString('latin1').replace(/\r?\n$/, '');
const beginsWithFrom = (line: Buffer): boolean => line.subarray(0, 5).toString('latin1') === 'From ';

/** `From anna@bolaget.se Thu Sep  3 14:05:00 2026`, as RFC 4155 wants it and most programs write it. */
const AS_IT_SHOULD_BE = /^From \S+ .*\b[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{1,2}:\d{2}(:\d{2})?( [+-]\d{4}| [A-Z]{2,5})* \d{4}/;

/**
 * A sentence can begin with "From " too, and old programs did not quote it. A separator has its date where it should be, or is
 * followed by a header, or has some date and time and is followed by a blank line (a message that lost its headers).
 */
function isSeparator(line: Buffer, next: Buffer): boolean {
  if (AS_IT_SHOULD_BE.test(textOf(line))) return true;
  if (/^(>?From |[!-9;-~]+:)/.test(next.subarray(0, 200).toString('latin1'))) return true;
  return isBlank(next) && /\d{1,2}:\d{2}.*\d{4}/.test(textOf(line));
}

/** mboxrd puts one `>` before every line that begins with any number of them and `From `. */
function unquoted(line: Buffer): Buffer {
  if (line[0] !== 0x3e) return line;
  return /^>+From /.test(line.subarray(0, 80).toString('latin1')) ? line.subarray(1) : line;
}
