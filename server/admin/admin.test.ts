import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Document } from '../../model/kernel/document.ts';
import { COMPANY, type DocumentId, membershipDocument, type PersonId, personDocument, type SpaceId } from '../../model/kernel/ids.ts';
import { type Data, openData } from '../assemble.ts';
import { readConfig } from '../config.ts';
import { FolderInUse } from '../data-folder.ts';
import { CLOSED } from '../../model/kernel/protocol.ts';
import { WholeServer } from '../testing/whole-server.ts';
import { AdminError, runAdmin } from './commands.ts';
import { findGroup, makeGroup } from './groups.ts';
import { importMbox } from './import-mbox.ts';
import { MailTables } from './mail-tables.ts';
import { NoTable, readPeople } from './people-csv.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const DATE = 'Thu Sep  3 14:05:00 2026';

describe('the command line', () => {
  let folder: string;
  let stop: AbortController;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'admin-'));
    stop = new AbortController();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  async function admin(...args: string[]): Promise<string[]> {
    const said: string[] = [];
    const config = readConfig({ FIKARUM_DATA: join(folder, 'data'), FIKARUM_ORIGIN: 'https://intranet.example' });
    await runAdmin({ config, say: (line) => said.push(line), progress: () => undefined, signal: stop.signal, clock: Date.now }, args);
    return said;
  }
  async function withData<T>(work: (data: Data) => Promise<T>): Promise<T> {
    const data = openData({ folder: join(folder, 'data'), log: quiet });
    try {
      return await work(data);
    } finally {
      await data.close();
    }
  }
  const documents = (...ids: string[]) => withData(({ kernel }) => kernel.store.read.documents(ids as DocumentId[]));
  const personBy = (mail: string) => withData(async ({ auth }) => (await auth.accounts.accountByMail(mail))?.person as PersonId);

  it('says what there is, and what it did not understand', async () => {
    expect((await admin('--help'))[0]).toContain('import people');
    await expect(admin('import', 'everything')).rejects.toThrow(/no command import everything/);
    await expect(admin('import', 'people', 'missing.csv')).rejects.toBeInstanceOf(AdminError);
    await expect(admin('--nonsense')).rejects.toBeInstanceOf(AdminError);
  });

  describe('brings people', () => {
    const CSV = [
      'Namn;E-post;Befattning;Avdelning;Ort;Mobil;Kompetenser;Chef;Roll;Anställningsnr',
      'Åsa Öberg;Asa.Oberg@bolaget.example;Projektledare;Energi;Umeå;070-123 45 67;"Upphandling, LOU";;redaktör;1',
      'Bo Ek;bo@bolaget.example;Utvecklare;Energi;Luleå;;;asa.oberg@bolaget.example;;2',
      ';utan.namn@bolaget.example;;;;;;;;3',
      'Utan Adress;;;;;;;;;4',
      'Konstig Adress;inte en adress;;;;;;;;5',
      'Bo Igen;BO@bolaget.example;;;;;;;;6',
      'Kim Konsult;kim@annat.example;;;;;;finns.inte@bolaget.example;gäst;7',
      'Fel Roll;fel@bolaget.example;;;;;;;kung;8',
    ].join('\r\n');

    it('with accounts, cards, memberships and links; lines that make no sense are named', async () => {
      const said = await admin('import', 'people', file('folk.csv', CSV));
      expect(said).toEqual([
        expect.stringMatching(/^line 4: name: /),
        'line 5: the address is missing',
        'line 6: the address is not an e-mail address',
        'line 7: the address stands on line 3 too',
        'line 8: nobody with the manager’s address is here',
        'line 9: the role is not member, moderator or guest',
        `3 people invited, links in ${join(folder, 'folk.links.csv')}; 0 were there already; 6 lines to look at`,
      ]);
      const [asa, bo, kim] = [
        await personBy('asa.oberg@bolaget.example'),
        await personBy('bo@bolaget.example'),
        await personBy('kim@annat.example'),
      ];
      const [card, bosCard, kimsCard] = await documents(personDocument(asa), personDocument(bo), personDocument(kim));
      expect(card?.body).toMatchObject({
        name: 'Åsa Öberg',
        title: 'Projektledare',
        place: 'Umeå',
        skills: ['Upphandling', 'LOU'],
        phones: [{ use: 'mobile', number: '070-123 45 67' }],
      });
      expect(bosCard?.body).toMatchObject({ manager: asa });
      expect(kimsCard?.body).toMatchObject({ guest: true });
      const memberships = await documents(
        membershipDocument(COMPANY, asa),
        membershipDocument(COMPANY, bo),
        membershipDocument(COMPANY, kim),
      );
      expect(memberships.map(({ body }) => (body as { role: string }).role)).toEqual(['moderator', 'member']);
    });

    it('once, however often it is done; the links go only to whoever was new', async () => {
      const path = file('folk.csv', CSV);
      await admin('import', 'people', path);
      const links = readFileSync(join(folder, 'folk.links.csv'), 'utf8');
      expect(links.trim().split('\n')).toHaveLength(4);
      expect(statSync(join(folder, 'folk.links.csv')).mode & 0o777).toBe(0o600);
      expect((await admin('import', 'people', path)).at(-1)).toMatch(/^0 people invited; 3 were there already/);
      expect(readFileSync(join(folder, 'folk.links.csv'), 'utf8')).toBe(links);
      appendFileSync(path, '\r\nNy Person;ny@bolaget.example');
      expect((await admin('import', 'people', path)).at(-1)).toMatch(/^1 people invited/);
    });

    it('whose links let them in', async () => {
      await admin('import', 'people', file('folk.csv', CSV));
      const link = /https:\/\/intranet\.example\/invite#([\w-]+)/.exec(readFileSync(join(folder, 'folk.links.csv'), 'utf8'));
      const server = await WholeServer.start({ folder: join(folder, 'data') });
      const browser = server.browser();
      const answer = await browser.call('session.claimInvite', {
        token: link![1],
        password: 'kaffet kokar över igen',
        device: browser.device,
      });
      expect(answer.body).toMatchObject({ ok: true, name: 'Åsa Öberg' });
      await server.close();
    });

    it('whose cards were cut short the last time', async () => {
      await withData(async ({ auth }) => {
        const account = {
          person: 'half' as PersonId,
          mail: 'bo@bolaget.example',
          name: 'Bo Ek',
          password: null,
          admin: false,
          deactivatedAt: null,
          createdAt: 1,
        };
        await auth.accounts.createAccount(account, { at: 1, actor: null, action: 'person.create', subject: 'half', details: {} });
      });
      await admin('import', 'people', file('folk.csv', CSV));
      expect((await documents(personDocument('half' as PersonId)))[0]?.body).toMatchObject({ name: 'Bo Ek' });
    });

    it.each([
      ['English and commas', Buffer.from('first name,Last Name,E-mail\nEva,Lund,eva@x.se\n'), 'Eva Lund'],
      ['Windows-1252, as Excel saves it', Buffer.from('Namn;E-post\r\n\xc5sa \xd6berg;asa@x.se\r\n', 'latin1'), 'Åsa Öberg'],
      ['UTF-8 with a mark before it', Buffer.from('\ufeffNamn;E-post\nÅsa Öberg;asa@x.se\n'), 'Åsa Öberg'],
      ['tabs and quotes', Buffer.from('namn\tepost\n"Öberg, Åsa"\tasa@x.se\n'), 'Öberg, Åsa'],
    ])('from tables in %s', (_, bytes, name) => {
      expect(readPeople(bytes)).toMatchObject({ rows: [{ profile: { name } }], faults: [] });
    });

    it('from tables whose cells run over several lines, and counts the lines right', () => {
      const { faults } = readPeople(Buffer.from('namn;epost;befattning\n"A\nB";a@x.se;x\nC;fel;y\n'));
      expect(faults).toEqual([{ line: 4, reason: 'the address is not an e-mail address' }]);
    });

    it('not from what is no table of people', () => {
      expect(() => readPeople(Buffer.from('a;b\n1;2\n'))).toThrow(NoTable);
      expect(() => readPeople(Buffer.from('namn;epost\n"öppet;x\n'))).toThrow(NoTable);
      expect(() => readPeople(Buffer.from(''))).toThrow(NoTable);
    });
  });

  describe('brings a mailing list', () => {
    const mail = (headers: string, body: string) => `From a@x.se ${DATE}\n${headers}\n\n${body}\n\n`;
    const ARCHIVE = [
      mail(
        'From: Bo Ek <BO@bolaget.example>\nDate: Mon, 4 Jan 2010 10:00:00 +0100\nMessage-ID: <1@x>\nSubject: [kontor] Kaffet',
        'Vem köper?\n\n>From källaren',
      ),
      mail(
        'From: Eva Lund <eva@annat.example>\nDate: Mon, 4 Jan 2010 11:00:00 +0100\nMessage-ID: <2@x>\nIn-Reply-To: <1@x>\nSubject: SV: [kontor] Kaffet',
        '> Vem köper?\nJag.',
      ),
      mail(
        'From: Bo Ek <bo@bolaget.example>\nDate: Mon, 4 Jan 2010 12:00:00 +0100\nMessage-ID: <3@x>\nReferences: <1@x> <2@x>\nSubject: Re: Kaffet',
        'Tack!',
      ),
      mail('\0\0', ''),
      mail(
        'From: Eva Lund <eva@annat.example>\nDate: Tue, 5 Jan 2010 10:00:00 +0100\nSubject: Ritning\nContent-Type: multipart/mixed; boundary=b',
        '--b\n\nSe bilaga\n--b\nContent-Type: text/plain; name="mått.txt"\nContent-Disposition: attachment; filename="ritning.txt"\n\n12 x 7\n--b--',
      ),
      mail(
        'From: X <x@x.se>\nDate: Wed, 6 Jan 2010 10:00:00 +0100\nMessage-ID: <5@x>\nReferences: <borta@x>\nSubject: Re: Borta',
        'Svar ett',
      ),
      mail(
        'From: Y <y@x.se>\nDate: Wed, 6 Jan 2010 11:00:00 +0100\nMessage-ID: <6@x>\nReferences: <borta@x>\nSubject: Re: Borta',
        'Svar två',
      ),
      mail(
        'From: Bo Ek <bo@bolaget.example>\nDate: Mon, 4 Jan 2010 10:00:00 +0100\nMessage-ID: <1@x>\nSubject: [kontor] Kaffet',
        'Vem köper?',
      ),
    ].join('');

    beforeEach(async () => {
      await admin('import', 'people', file('folk.csv', 'namn;epost\nBo Ek;bo@bolaget.example\n'));
    });
    const bring = (path: string) => admin('import', 'mbox', path, '--group', 'Kontoret', '--owner', 'bo@bolaget.example');
    /** What is in the group by now, oldest first. */
    const all = () =>
      withData(async ({ kernel }) => {
        const space = (await findGroup(kernel.store, 'kontoret')) as SpaceId;
        const entries = await kernel.store.read.after(space, 0, 10_000);
        return entries.map(({ text }) => JSON.parse(text) as Document<Record<string, never>>);
      });
    const kinds = (found: Document[], kind: string) =>
      found.filter((document) => document.kind === kind) as Document<Record<string, never>>[];

    it('as threads with their dates, authors and files', async () => {
      const path = file('lista.mbox', ARCHIVE);
      const said = await bring(path);
      expect(said).toEqual([
        `100 %  3 threads, 3 answers, 1 files; 1 were there already; 1 could not be read, see ${join(folder, 'lista.report.txt')}`,
      ]);
      const offset = ARCHIVE.indexOf('\0\0') - `From a@x.se ${DATE}\n`.length;
      expect(readFileSync(join(folder, 'lista.report.txt'), 'utf8')).toBe(
        `byte ${Buffer.byteLength(ARCHIVE.slice(0, offset))}: it has no headers\n`,
      );

      const found = await all();
      const [coffee, drawing, lost] = kinds(found, 'post');
      const [jag, tack, two] = kinds(found, 'comment');
      expect(coffee).toMatchObject({
        author: await personBy('bo@bolaget.example'),
        sort: Date.UTC(2010, 0, 4, 9),
        createdAt: Date.UTC(2010, 0, 4, 9),
      });
      expect(coffee?.changedAt).toBeGreaterThan(Date.UTC(2026, 0, 1));
      expect(coffee?.body).toMatchObject({ title: 'Kaffet', text: 'Vem köper?\n\nFrom källaren' });
      expect(jag).toMatchObject({ parent: coffee?.id, body: { text: '> Vem köper?\nJag.', replyTo: null } });
      expect(tack).toMatchObject({ parent: coffee?.id, body: { replyTo: jag?.id } });
      expect(two).toMatchObject({ parent: lost?.id, body: { text: 'Svar två' } });
      const [attached] = kinds(found, 'file');
      expect(drawing?.body).toMatchObject({ title: 'Ritning', files: [attached?.id] });
      expect(attached).toMatchObject({ author: drawing?.author, body: { name: 'ritning.txt', type: 'text/plain', size: 6 } });
      const [eva] = await documents(personDocument(jag?.author as PersonId));
      expect(eva?.body).toMatchObject({ name: 'Eva Lund', mail: 'eva@annat.example', deactivated: true });
    });

    it('whose files can be read by the group', async () => {
      await bring(file('lista.mbox', ARCHIVE));
      const [attached] = kinds(await all(), 'file');
      await withData(async ({ files, auth }) => {
        const bo = (await auth.accounts.accountByMail('bo@bolaget.example'))!.person;
        expect(readFileSync(files.blobs.path((await files.find(bo, attached!.id))!.blob.hash), 'utf8')).toBe('12 x 7');
        expect(await files.find('nobody' as PersonId, attached!.id)).toBeNull();
      });
    });

    it('once, however often it is done, and goes on where an archive has grown', async () => {
      const path = file('lista.mbox', ARCHIVE);
      await bring(path);
      const before = await all();
      await bring(path);
      expect(await all()).toEqual(before);
      appendFileSync(path, mail('From: Y <y@x.se>\nMessage-ID: <7@x>\nIn-Reply-To: <6@x>\nSubject: Re: Borta', 'Svar tre'));
      expect((await bring(path))[0]).toMatch(/0 threads, 1 answers/);
      expect((await all()).length).toBe(before.length + 1);
    });

    it('the same after any number of interruptions', async () => {
      const many = Array.from({ length: 30 }, (_, index) =>
        mail(
          `From: P${index % 7} <p${index % 7}@x.se>\nMessage-ID: <m${index}@x>\n${index % 5 ? `In-Reply-To: <m${index - 1}@x>\n` : ''}Subject: Tråd`,
          `Text ${index}`,
        ),
      ).join('');
      const path = file('stor.mbox', many);
      stop.abort();
      let rounds = 0;
      for (let said = ['Stopped']; said.some((line) => line.startsWith('Stopped')); rounds++) said = await bring(path);
      expect(rounds).toBe(30);
      const found = await all();
      expect([kinds(found, 'post').length, kinds(found, 'comment').length]).toEqual([6, 24]);
    });

    it('the same when it died between the documents and what it remembers of them', async () => {
      const path = file('lista.mbox', ARCHIVE);
      await withData(async (data) => {
        const space = await makeGroup(
          data.kernel.engine,
          'Kontoret',
          (await data.auth.accounts.accountByMail('bo@bolaget.example'))!.person,
        );
        class Dying extends MailTables {
          override save(): Promise<void> {
            return Promise.reject(new Error('killed'));
          }
        }
        const given = { data, tables: new Dying(data.tables), path, space, report: () => undefined, batch: 3 };
        await expect(importMbox(given)).rejects.toThrow('killed');
      });
      expect(kinds(await all(), 'post')).toHaveLength(1);
      await bring(path);
      const found = await all();
      expect([kinds(found, 'post').length, kinds(found, 'comment').length, kinds(found, 'file').length]).toEqual([3, 3, 1]);
    });

    it('without a message that was removed since', async () => {
      const path = file('lista.mbox', ARCHIVE);
      await bring(path);
      const [coffee] = kinds(await all(), 'post');
      await withData(({ kernel }) => kernel.engine.write((hand) => hand.put([{ remove: coffee!.id, space: coffee!.space }])));
      await bring(file('samma.mbox', `${ARCHIVE}\n`));
      expect((await documents(coffee!.id))[0]?.deleted).toBe(true);
    });

    it('with a text that is too long cut, and the whole of it beside', async () => {
      await bring(file('lang.mbox', mail('From: P <p@x.se>\nMessage-ID: <l@x>\nSubject: Lång', 'ord '.repeat(10_000))));
      const found = await all();
      expect(String(kinds(found, 'post')[0]!.body.text).length).toBeLessThanOrEqual(20_000);
      expect(kinds(found, 'file')[0]?.body).toMatchObject({ name: 'hela brevet.txt', size: 39_999 });
    });

    it('not into a group that does not exist', async () => {
      await expect(admin('import', 'mbox', file('lista.mbox', ARCHIVE), '--group', 'Finns inte')).rejects.toThrow(
        /no group called Finns inte/,
      );
    });
  });

  describe('while the server runs', () => {
    let server: WholeServer;
    beforeEach(async () => {
      server = await WholeServer.start({ folder: join(folder, 'data') });
      await server.person('Bo');
    });
    afterEach(() => server.close());

    it('refuses imports', async () => {
      await expect(admin('import', 'people', file('folk.csv', 'namn;epost\nEva;eva@x.se\n'))).rejects.toBeInstanceOf(FolderInUse);
    });

    it('ends the sign-ins of someone deactivated within a second', async () => {
      const browser = await server.signedIn('Bo');
      const socket = await browser.socket();
      await admin('person', 'deactivate', 'bo@bolaget.example');
      const { code, after } = await socket.closed();
      expect(code).toBe(CLOSED.revoked);
      expect(after).toBeLessThan(1000);
    });

    it('lists and revokes devices, and gives out links', async () => {
      const browser = await server.signedIn('Bo');
      const list = await admin('devices', 'list', 'bo@bolaget.example');
      expect(list.find((line) => line.startsWith(browser.device.id))).toContain('Chrome på Windows');
      await admin('devices', 'revoke', 'bo@bolaget.example', browser.device.id);
      expect((await browser.query('session.me')).body).toEqual({ ok: false, code: 'revoked' });
      await expect(admin('devices', 'revoke', 'bo@bolaget.example', 'other')).rejects.toThrow(/no device other/);
      const [link] = await admin('person', 'link', 'bo@bolaget.example');
      const token = link!.split('#')[1];
      expect(
        (await browser.call('session.claimInvite', { token, password: 'ett nytt lösenord igen', device: browser.device })).body,
      ).toMatchObject({ ok: true });
      expect((await admin('first-link'))[0]).toMatch(/^https:\/\/intranet\.example\/first#/);
    });
  });
});
