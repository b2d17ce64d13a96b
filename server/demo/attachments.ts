import { crc32 } from 'node:zlib';
import type { Random } from './random.ts';

/** The few spreadsheets and papers of the tour: small, but what their names say they are. */

type Cell = string | number;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const escaped = (text: string) => text.replace(/[<>&]/g, (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[sign]!);

/** An Office Open XML workbook with one sheet of text and numbers (ECMA-376, part 1). */
export function spreadsheet(sheet: string, rows: readonly (readonly Cell[])[]): Buffer {
  const cells = (row: readonly Cell[]) =>
    row
      .map((cell) => (typeof cell === 'number' ? `<c><v>${cell}</v></c>` : `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`))
      .join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return zip([
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ],
    [
      'xl/worksheets/sheet1.xml',
      `${XML}<worksheet xmlns="${main}"><sheetData>${rows.map((row) => `<row>${cells(row)}</row>`).join('')}</sheetData></worksheet>`,
    ],
  ]);
}

/** An uncompressed archive (PKWARE APPNOTE 6.3.10, 4.3), its files dated 1980-01-01 so that the same content is the same file. */
function zip(files: readonly (readonly [name: string, text: string])[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of files) {
    const [path, content] = [Buffer.from(name), Buffer.from(text)];
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt16LE(33, 8);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(path.length, 22);
    parts.push(Buffer.from('PK\x03\x04'), facts, path, content);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), facts, rest, path);
    offset += 30 + path.length + content.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** A page of text in one of the fonts every reader has (ISO 32000-1, 9.6.2.2). Letters beyond Latin 1 are not for this. */
export function paper(title: string, lines: readonly string[]): Buffer {
  const literal = (text: string) => `(${text.replace(/[()\\]/g, '\\$&')})`;
  const text = [`/F1 18 Tf 72 770 Td ${literal(title)} Tj /F2 11 Tf 0 -34 Td 16 TL`, ...lines.map((line) => `${literal(line)} Tj T*`)].join(
    '\n',
  );
  const stream = `BT ${text} ET`;
  const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    font('Helvetica-Bold'),
    font('Helvetica'),
  ];
  let body = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What the tour attaches, under the beginning of its name. */
export function attachments(random: Random): { name: string; type: string; content: Buffer }[] {
  const deviations = Array.from({ length: 14 }, (_, index) => [
    `14-${100 + index}`,
    'Station 14',
    random.between(8000, 9000) / 10,
    random.between(8000, 9000) / 10,
    1.004,
    random.between(51, 78) / 100,
  ]);
  const readings = Array.from({ length: 1246 }, (_, index) => [
    `${1 + (index % 31)}-${100 + index}`,
    `Station ${1 + (index % 31)}`,
    random.between(1000, 9000) / 10,
    random.between(1000, 9000) / 10,
    1,
    random.between(0, 49) / 100,
  ]);
  const weeks = Array.from({ length: 18 }, (_, index) => [
    `v. ${index + 2}`,
    ['Tabell 1', 'Tabell 2', 'Karta', 'Test', 'Nattkörning'][index % 5]!,
    index % 3 === 0 ? 'Kontrollrummet informeras' : '',
  ]);
  const cases = [
    'Tappar kontakten i en minut',
    'Tappar kontakten i en timme',
    'Borta hela natten',
    'Tillbaka mitt i bytet till sommartid',
    'Reservmätarens klocka går fel',
    'Dubbla leveranser vid återkomst',
    'Avbrott under frysning',
    'Full disk hos mottagaren',
    'Byte av station under avbrott',
    'Två avbrott samma natt',
  ];
  return [
    {
      name: 'nattkörning-avvikelser.xlsx',
      type: SHEET,
      content: spreadsheet('Avvikelser', [['Mätare', 'Station', 'Gammalt', 'Nytt', 'Kvot', 'Avvikelse %'], ...deviations, ...readings]),
    },
    {
      name: 'meddelanden.xlsx',
      type: SHEET,
      content: spreadsheet('Meddelanden', [
        ['Händelse', 'Fält', 'Exempel'],
        ['mätvärde ändrat', 'mätare', '14-102'],
        ['mätvärde ändrat', 'mätarens klocka', '02.14.07'],
        ['station ansluten', 'station', '14'],
      ]),
    },
    {
      name: 'testfall-reservkörning.xlsx',
      type: SHEET,
      content: spreadsheet('Testfall', [
        ['Nr', 'Fall', 'Läge'],
        ...cases.map((name, index) => [index + 1, name, index < 6 ? 'Klart' : 'Väntar']),
      ]),
    },
    { name: 'Tidplan', type: SHEET, content: spreadsheet('Tidplan', [['Vecka', 'Vad', 'Att tänka på'], ...weeks]) },
    {
      name: 'gränssnitt-förslag-2.pdf',
      type: 'application/pdf',
      content: paper('Gränssnitt mot driftövervakningen, förslag 2', [
        'Vi skickar händelser om det som ändrats, inte hela läget varje minut.',
        'Mottagaren läser ikapp från sin senaste kvittens.',
        'Kön behåller sju dygn.',
        'Varje mätvärde bär mätarens egen klocka och den tid då det kom in.',
      ]),
    },
    {
      name: 'Avtal bilaga 3.pdf',
      type: 'application/pdf',
      content: paper('Bilaga 3: Leveranser', [
        '4.1 Leverans sker i etapper om en tabell.',
        '4.2 Driftövervakningen får besked om ändringar inom en minut.',
        '4.3 Kontrollrummet informeras dagen innan, före klockan 15.00.',
        '4.4 Underlag sparas i 24 månader.',
      ]),
    },
  ];
}
