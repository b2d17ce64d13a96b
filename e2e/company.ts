import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import type { CommandOf } from '../model/kernel/command.ts';
import {
  type CommandId,
  COMPANY,
  cryptoRandom,
  type DocumentId,
  groupSpace,
  membershipDocument,
  type PersonId,
  type SpaceId,
  spaceDocument,
  uuidv7,
} from '../model/kernel/ids.ts';
import { MembershipBody, membershipKind, type Role, SpaceBody, spaceKind } from '../model/kernel/space.ts';
import { groupCreate } from '../model/spaces/group.ts';
import { membershipRemove } from '../model/spaces/members.ts';
import type { EffectWrite } from '../server/feature.ts';
import type { Session } from '../server/http/sessions.ts';
import { A_PASSWORD, WholeServer } from '../server/testing/whole-server.ts';
import type { ServerOptions } from '../server/assemble.ts';
import { PAGES } from './built.ts';

export const PASSWORD = A_PASSWORD;

/** Someone who works here. `given`: what they are called in the interface. */
export type Person = { id: PersonId; name: string; given: string; mail: string };

/** Names as they are in a Swedish company; the first one looks after the server. */
export const NAMES = ['Elin Sjöstrand', 'Amira Haddad', 'Oskar Brännvall', 'Åsa Öberg'] as const;

const mailOf = (name: string) => `${name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, '.')}@nordanvik.example`;

/** A company with its real server over a folder of its own, and the built interface on it. */
export class Company {
  readonly people: ReadonlyMap<string, Person>;
  #server: WholeServer;
  readonly #options: Partial<ServerOptions>;
  readonly #sessions = new Map<PersonId, Session>();

  private constructor(server: WholeServer, people: ReadonlyMap<string, Person>, options: Partial<ServerOptions>) {
    this.#server = server;
    this.people = people;
    this.#options = options;
  }

  /** @param names the first is an administrator; null stands for nobody yet */
  static async start(names: readonly string[] = NAMES, options: Partial<ServerOptions> = {}): Promise<Company> {
    const folder = mkdtempSync(join(tmpdir(), 'fikarum-company-'));
    const server = await WholeServer.start({ pages: PAGES, ...options, folder });
    const people = new Map<string, Person>();
    const company = new Company(server, people, options);
    for (const [index, name] of names.entries()) people.set(name, await company.#hire(name, index === 0));
    return company;
  }

  get server(): WholeServer {
    return this.#server;
  }
  get address(): string {
    return this.#server.address;
  }

  /** By the beginning of the name: `person('Elin')`. */
  person(name: string): Person {
    const found = [...this.people.values()].find((person) => person.name.startsWith(name));
    if (!found) throw new Error(`${name} does not work here`);
    return found;
  }

  newId(): string {
    return uuidv7(Date.now(), cryptoRandom);
  }

  /** A command as that person's device would send it. @throws when it is refused */
  async does<Schema extends z.ZodType>(who: Person, command: CommandOf<Schema>, space: SpaceId, input: z.input<Schema>): Promise<void> {
    const session = await this.#sessionOf(who);
    const sent = { id: this.newId() as CommandId, name: command.name, space, input, at: Date.now() };
    const answer = await this.#server.data.kernel.engine.push(session, [sent]);
    const [outcome] = (JSON.parse(answer.text) as { outcomes: { status: string; refusal?: object }[] }).outcomes;
    if (outcome?.status !== 'done') throw new Error(`${command.name}: ${JSON.stringify(outcome?.refusal)}`);
  }

  /** A group with these members, the first its owner. */
  async group(
    name: string,
    members: readonly Person[],
    facts: Partial<Pick<SpaceBody, 'classification' | 'access'>> = {},
  ): Promise<SpaceId> {
    const space = groupSpace(this.newId());
    const [owner] = members;
    if (!owner) throw new Error('a group has an owner');
    await this.does(owner, groupCreate, space, { name, ...facts });
    await this.write(...members.slice(1).map((one) => membership(space, one, 'member')));
    return space;
  }

  /** A conversation that has been there for a while. */
  async conversation(space: SpaceId, members: readonly Person[], name = ''): Promise<SpaceId> {
    const body = SpaceBody.parse({ type: space.startsWith('direct:') ? 'direct' : 'conversation', name, access: 'secret' });
    await this.write(
      { put: spaceDocument(space), space, kind: spaceKind.name, body, author: null },
      ...members.map((one) => membership(space, one, 'member')),
    );
    return space;
  }

  async leaves(owner: Person, space: SpaceId, who: Person): Promise<void> {
    await this.does(owner, membershipRemove, space, { person: who.id });
  }

  async write(...writes: EffectWrite[]): Promise<void> {
    if (writes.length > 0) await this.#server.write(...writes);
  }

  /** What the server has of a document. */
  async document(id: DocumentId): Promise<{ body: unknown; deleted: boolean } | null> {
    const [found] = await this.#server.data.kernel.engine.write((hand) => hand.read.documents([id]));
    return found ?? null;
  }

  /** The server goes away and comes back at the same address, over the same folder. */
  async restart(while_: () => Promise<void> = async () => undefined): Promise<void> {
    const { folder, address } = this.#server;
    await this.#server.close();
    await while_();
    this.#server = await WholeServer.start({ pages: PAGES, ...this.#options, folder, port: Number(new URL(address).port) });
    this.#sessions.clear();
  }

  async close(): Promise<void> {
    await this.#server.close();
    rmSync(this.#server.folder, { recursive: true, force: true });
  }

  async #hire(name: string, admin: boolean): Promise<Person> {
    const { auth } = this.#server.data;
    const [given = name] = name.split(' ');
    const mail = mailOf(name);
    if (!admin) {
      const invited = await auth.people.invite({ mail, profile: { name, given, mail }, role: 'member' }, null);
      if (!invited) throw new Error(`${mail} has an account`);
      await this.#choosePassword(invited.token);
      return { id: invited.person, name, given, mail };
    }
    const at = Date.now();
    const id = uuidv7(at, cryptoRandom) as PersonId;
    const account = { person: id, mail, name, password: null, admin: true, deactivatedAt: null, createdAt: at };
    await auth.accounts.createAccount(account, { at, actor: null, action: 'person.create', subject: id, details: {} });
    await auth.people.begin('Nordanvik', account);
    await this.#choosePassword(await auth.people.link('invite', id, null));
    return { id, name, given, mail };
  }

  async #choosePassword(token: string): Promise<void> {
    const browser = this.#server.browser();
    const answer = await browser.call('session.claimInvite', { token, password: PASSWORD, device: browser.device });
    if (!answer.body.ok) throw new Error(answer.body.code);
  }

  async #sessionOf(who: Person): Promise<Session> {
    const held = this.#sessions.get(who.id);
    if (held) return held;
    const browser = this.#server.browser();
    const answer = await browser.call('session.signIn', { email: who.mail, password: PASSWORD, device: browser.device });
    if (!answer.body.ok) throw new Error(answer.body.code);
    const request = { headers: { cookie: browser.cookie } } as IncomingMessage;
    const found = await this.#server.data.kernel.sessions.authenticate(request);
    if (found.status !== 'signedIn') throw new Error(`${who.name} is ${found.status}`);
    this.#sessions.set(who.id, found.session);
    return found.session;
  }
}

const membership = (space: SpaceId, { id, name }: Person, role: Role): EffectWrite => ({
  put: membershipDocument(space, id),
  space,
  kind: membershipKind.name,
  parent: id,
  body: MembershipBody.parse({ person: id, role, name, since: Date.now() }),
  author: null,
});

export { COMPANY };
