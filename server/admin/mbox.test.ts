import { describe, expect, it } from 'vitest';
import { asMarkdown, fitted, threadTitle } from './mail-text.ts';
import { readMail, UnreadableMail } from './mail.ts';
import { type MboxMessage, splitMbox } from './mbox.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const DATE = 'Thu Sep  3 14:05:00 2026';

async function* pieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function split(archive: string | Buffer, size = 1 << 16, limit = 1 << 20): Promise<MboxMessage[]> {
  const bytes = typeof archive === 'string' ? Buffer.from(archive) : archive;
  const messages: MboxMessage[] = [];
  for await (const message of splitMbox(pieces(bytes, size), 0, limit)) messages.push(message);
  return messages;
}
const bodies = async (...args: Parameters<typeof split>) => (await split(...args)).map(({ bytes }) => bytes?.toString() ?? null);

describe('an archive', () => {
  const two = `From a@x.se ${DATE}\nSubject: ett\n\nhej\n\nFrom b@x.se ${DATE}\nSubject: två\n\nhej igen\n`;

  it.each([1, 7, 64, 1 << 16])('is split at its separators, in pieces of %i bytes', async (size) => {
    expect(await bodies(two, size)).toEqual(['Subject: ett\n\nhej\n\n', 'Subject: två\n\nhej igen\n']);
  });

  it('tells where each message begins and ends, so that reading can go on from there', async () => {
    const [first, second] = await split(two);
    expect([first?.offset, first?.end]).toEqual([0, second?.offset]);
    expect(second?.end).toBe(Buffer.byteLength(two));
    expect(await bodies(Buffer.from(two).subarray(second!.offset))).toEqual(['Subject: två\n\nhej igen\n']);
  });

  it('may have the line ends of Windows', async () => {
    expect(await bodies(two.replaceAll('\n', '\r\n'))).toEqual(['Subject: ett\r\n\r\nhej\r\n\r\n', 'Subject: två\r\n\r\nhej igen\r\n']);
  });

  it('is not split where a sentence begins with From', async () => {
    const text = `From a@x.se ${DATE}\nSubject: ett\n\nHej\n\nFrom now on we meet at 10:30 on Mondays, from 2027.\nHälsningar\n\nFrom here\n`;
    expect(await bodies(text)).toHaveLength(1);
  });

  it('loses one > of quoted From lines, and only there', async () => {
    expect(await bodies(`From a@x.se ${DATE}\nA: b\n\n>From me\n>>From you\n> From them\n>Fromage\n`)).toEqual([
      'A: b\n\nFrom me\n>From you\n> From them\n>Fromage\n',
    ]);
  });

  it('may end anywhere', async () => {
    for (let length = 1; length < two.length; length++) await split(two.slice(0, length), 5);
    expect(await bodies(two.slice(0, -4))).toEqual(['Subject: ett\n\nhej\n\n', 'Subject: två\n\nhej i']);
  });

  it('that begins with something else is told so', async () => {
    const [before, ...rest] = await split(`skräp\n\n${two}`);
    expect([before?.bytes, before?.offset]).toEqual([null, 0]);
    expect(rest).toHaveLength(2);
  });

  it('may have a message of any size without holding it', async () => {
    const huge = Buffer.concat([
      latin1(`From a@x.se ${DATE}\nA: b\n\n`),
      Buffer.alloc(3 << 20, 'x'),
      latin1(`\n\nFrom b@x.se ${DATE}\nC: d\n\nkort\n`),
    ]);
    expect(await bodies(huge, 1 << 16, 1 << 20)).toEqual([null, 'C: d\n\nkort\n']);
  });

  it('of 100 MB is read in little memory', async () => {
    const line = latin1(`${'å'.repeat(75)}\n`);
    const body = Buffer.concat(Array.from({ length: 1000 }, () => line));
    async function* archive() {
      for (let index = 0; index < 650; index++) {
        yield latin1(`From a@x.se ${DATE}\nMessage-ID: <${index}@x>\n\n`);
        yield body;
        yield latin1('\n');
      }
    }
    const before = process.memoryUsage().rss;
    let count = 0;
    let most = 0;
    for await (const _ of splitMbox(archive(), 0, 1 << 24)) {
      if (++count % 50 === 0) most = Math.max(most, process.memoryUsage().rss);
    }
    expect(count).toBe(650);
    expect(most - before).toBeLessThan(80 << 20);
  });
});

describe('a mail', () => {
  const read = (text: string | Buffer, envelope = `a@x.se ${DATE}`) =>
    readMail(typeof text === 'string' ? Buffer.from(text) : text, envelope);

  it('is read with its parts, one inside the other', async () => {
    const mail = await read(
      'From: =?iso-8859-1?Q?G=F6ran?= <G@X.se>\nDate: Thu, 3 Sep 2026 14:05:00 +0200 (CEST)\nMessage-ID: <1@x>\nReferences: <a@x>\n <b@x>\nIn-Reply-To: <b@x>\nSubject: =?utf-8?B?U3Y6IGvDtmtldA==?=\n' +
        'Content-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: multipart/alternative; boundary=i\n\n--i\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nr=E4ka\n--i\nContent-Type: text/html\n\n<p>r</p>\n--i--\n' +
        '--o\nContent-Type: application/pdf; name="../../rapport.pdf"\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n--o\nContent-Type: message/rfc822\n\nFrom: b@x.se\n\ninne\n--o--\n',
    );
    expect(mail).toMatchObject({
      messageId: '1@x',
      answers: ['b@x', 'b@x', 'a@x'],
      from: { name: 'Göran', address: 'g@x.se' },
      date: Date.UTC(2026, 8, 3, 12, 5),
      subject: 'Sv: köket',
      text: 'räka',
    });
    expect(mail.attachments.map(({ name, type }) => [name, type])).toEqual([
      ['.._.._rapport.pdf', 'application/pdf'],
      ['brev.eml', 'message/rfc822'],
    ]);
  });

  it.each([
    ['in its headers, as single bytes', latin1('From: G\xf6ran <g@x.se>\nSubject: M\xf6te\n\nhej\n'), 'Göran', 'Möte', 'hej'],
    ['in its headers, as UTF-8', Buffer.from('From: Göran <g@x.se>\nSubject: Möte\n\nhej\n'), 'Göran', 'Möte', 'hej'],
    ['in a text that names no character set', latin1('From: g <g@x.se>\nSubject: x\n\nr\xe4ka\n'), 'g', 'x', 'räka'],
    [
      'in a text that says it is ASCII',
      latin1('From: g <g@x.se>\nSubject: x\nContent-Type: text/plain;\n charset="us-ascii"; format=flowed\n\nr\xe4ka\n'),
      'g',
      'x',
      'räka',
    ],
    [
      'in a text that names a character set nobody knows',
      latin1('From: g <g@x.se>\nSubject: x\nContent-Type: text/plain; charset=x-sv\n\nr\xe4ka\n'),
      'g',
      'x',
      'räka',
    ],
    [
      'in ISO-8859-1 as it says',
      latin1('From: g <g@x.se>\nSubject: x\nContent-Type: text/plain; charset=ISO-8859-1\n\nr\xe4ka\n'),
      'g',
      'x',
      'räka',
    ],
    [
      'in UTF-8 beside headers in single bytes',
      Buffer.concat([latin1('From: G\xf6ran <g@x.se>\nSubject: x\nContent-Type: text/plain; charset=utf-8\n\n'), Buffer.from('räka\n')]),
      'Göran',
      'x',
      'räka',
    ],
  ])('keeps å, ä and ö %s', async (_, bytes, name, subject, text) => {
    expect(await read(bytes)).toMatchObject({ from: { name }, subject, text });
  });

  it('with broken base64 keeps its text and what can be read of the file', async () => {
    const mail = await read(
      'From: a@x.se\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nhej\n--b\nContent-Type: image/png; name=x.png\nContent-Transfer-Encoding: base64\n\nAAEC!!%%AwQF\n=\n',
    );
    expect([mail.text, mail.attachments[0]?.name, mail.attachments[0]?.content.length]).toEqual(['hej', 'x.png', 6]);
  });

  it('that is only a page is read as text', async () => {
    expect((await read('From: a@x.se\nContent-Type: text/html; charset=utf-8\n\n<p>Hej <b>du</b></p><script>x</script>\n')).text).toBe(
      'Hej du',
    );
  });

  it('without a date it can be read by has that of its envelope', async () => {
    expect((await read('From: a@x.se\nDate: i går\n\nhej\n')).date).toBe(Date.parse(DATE));
    expect((await read('From: a@x.se\nDate: i går\n\nhej\n', 'MAILER-DAEMON')).date).toBeNull();
  });

  it('finds the sender in an address that is hidden from harvesters', async () => {
    expect((await read('From: goran at x.se (Göran)\n\nhej\n')).from).toMatchObject({ address: 'goran@x.se' });
  });

  it.each([
    ['it has no headers', '\nbara text\n'],
    ['it has no headers', '\0\x01\x02'],
    ['it is empty', 'From: a@x.se\nSubject: x\n\n\n'],
  ])('that makes no sense is refused: %s', async (reason, text) => {
    await expect(read(text)).rejects.toThrow(reason);
    await expect(read(text)).rejects.toBeInstanceOf(UnreadableMail);
  });
});

describe('the words of a mail', () => {
  it('mean nothing else in Markdown', () => {
    expect(asMarkdown('> sa hon\n*viktigt* fil_namn <tag>\nGöran\n-- \n# 1\n        indrag\nhttps://x.se/a_b*c\n- punkt\n====')).toBe(
      '> sa hon\n\\*viktigt\\* fil\\_namn \\<tag>\nGöran\n\\--\n\\# 1\n   indrag\nhttps://x.se/a_b*c\n- punkt\n\\====',
    );
  });

  it.each([
    ['Re: [kontor] SV: Re[2]: köksfrågan', 'köksfrågan'],
    ['[kontor] Möte', 'Möte'],
    ['Referens', 'Referens'],
    ['Re:', ''],
  ])('of the subject %j are %j', (subject, title) => {
    expect(threadTitle(subject)).toBe(title);
  });

  it('are cut between words where there is no room', () => {
    expect(fitted('ett två tre fyra', 12)).toEqual({ text: 'ett två …', cut: true });
    expect(fitted('ett', 12)).toEqual({ text: 'ett', cut: false });
    expect(fitted('x'.repeat(30), 12).text.length).toBeLessThanOrEqual(12);
  });
});
