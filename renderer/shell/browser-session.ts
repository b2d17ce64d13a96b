import { z } from 'zod';
import { COMPANY, type DeviceId, type PersonId, personDocument, spaceDocument } from '../../model/kernel/ids.ts';
import type { SpaceBody } from '../../model/kernel/space.ts';
import { type PersonBody, statusAt } from '../../model/people/person.ts';
import type { Platform } from '../platform/platform.ts';
import { Value } from '../store/live/value.ts';
import type { OpenedStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { type Identity, type SessionClient, Unreachable } from '../store/trpc/session-client.ts';
import { thumbAddress } from './parts/file-address.ts';
import {
  type Company,
  type DeviceRow,
  type Me,
  SessionError,
  type SessionPort,
  type SessionState,
  type SessionTrouble,
} from './session.ts';

const KEY = 'fikarum.session';
const COMPANY_KEY = 'fikarum.company';

/** Who was signed in here last: a name to greet with, no proof. It lets the app open without asking anyone. */
const Remembered = z.object({ person: z.string(), name: z.string(), mail: z.string(), admin: z.boolean() });
const RememberedCompany = z.object({ name: z.string(), mark: z.string() });

type Parts = {
  client: SessionClient;
  platform: Platform;
  openStore: (person: PersonId) => Promise<OpenedStore>;
  disk: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Told when another page of this browser has written to `disk`: somebody has signed in or out there. */
  onElsewhere: (listener: () => void) => void;
  /** The page's path: `/first` and `/invite` are where one-time links lead. */
  path: string;
};

/** Signed in or not, on this device. Being offline never signs anyone out; only the server's word or one's own does. */
export class BrowserSession implements SessionPort {
  readonly state = new Value<SessionState>({ state: 'starting' });
  readonly company: Value<Company>;
  readonly #parts: Parts;
  #opened: OpenedStore | null = null;
  #stops: (() => void)[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.onElsewhere(() => void this.#followOthers());
    this.company = new Value<Company>(this.#read(COMPANY_KEY, RememberedCompany) ?? { name: '', mark: '' });
  }

  async start(): Promise<void> {
    if (this.#parts.path === '/first') {
      this.state.set({ state: 'unclaimed' });
      return;
    }
    if (this.#parts.path === '/invite') {
      this.state.set({ state: 'invited' });
      return;
    }
    const known = this.#read(KEY, Remembered);
    if (known) {
      await this.#enter(known as Identity);
      return;
    }
    try {
      const found = await this.#parts.client.whoAmI();
      if (typeof found !== 'string') return await this.#enter(found);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
    }
    this.state.set({ state: 'signedOut' });
  }

  async signIn({ email, password }: { email: string; password: string }): Promise<void> {
    const answer = await asked(this.#parts.client.signIn(email, password, this.#parts.platform.device));
    if (!answer.ok) throw new SessionError(troubles[answer.code] ?? 'failed');
    await this.#afterSignIn();
  }

  async claimFirstAdmin(input: { token: string; name: string; email: string; password: string; company: string }): Promise<void> {
    const { email, ...rest } = input;
    const answer = await asked(this.#parts.client.claimFirstAdmin({ ...rest, mail: email, device: this.#parts.platform.device }));
    if (!answer.ok) throw new SessionError(troubles[answer.code] ?? 'failed');
    await this.#afterSignIn();
  }

  async lookAtInvite(token: string): Promise<{ name: string; email: string }> {
    const answer = await asked(this.#parts.client.look(token));
    if (!answer.ok) throw new SessionError(troubles[answer.code] ?? 'failed');
    return { name: answer.name, email: answer.mail };
  }

  async claimInvite(input: { token: string; password: string }): Promise<void> {
    const answer = await asked(this.#parts.client.claimInvite({ ...input, device: this.#parts.platform.device }));
    if (!answer.ok) throw new SessionError(troubles[answer.code] ?? 'failed');
    await this.#afterSignIn();
  }

  async signOut(): Promise<void> {
    // Without a network the copy goes all the same; the server ends the session when its proof runs out.
    await this.#parts.client.signOut().catch(() => undefined);
    await this.#leave();
  }

  async devices(): Promise<DeviceRow[]> {
    const devices = await asked(this.#parts.client.devices());
    return devices.map(({ id, name, seenAt, revokedAt, current }) => ({
      id: id as DeviceId,
      name,
      kind: /iPhone|iPad|Android/.test(name) ? 'phone' : /Windows|Mac|Linux/.test(name) ? 'browser' : 'computer',
      lastSeen: seenAt,
      current,
      waiting: revokedAt !== null,
    }));
  }

  async revokeDevice(id: DeviceId): Promise<void> {
    await asked(this.#parts.client.revokeDevice(id));
  }

  async #afterSignIn(): Promise<void> {
    const found = await asked(this.#parts.client.whoAmI());
    if (typeof found === 'string') throw new SessionError('failed', found);
    // Someone signed in again where the copy had been kept: it goes on with what it has.
    if (this.#opened?.person === found.person) {
      this.#opened.store.reconnect();
      return;
    }
    await this.#leave();
    await this.#enter(found);
  }

  /** All pages of a browser are signed in, or none. */
  async #followOthers(): Promise<void> {
    const known = this.#read(KEY, Remembered);
    const { state } = this.state.get();
    if (!known && state === 'signedIn') await this.#leave();
    if (known && state === 'signedOut') await this.#enter(known as Identity);
  }

  async #enter(who: Identity): Promise<void> {
    const person = who.person as PersonId;
    this.#write(KEY, { person, name: who.name, mail: who.mail, admin: who.admin });
    const opened = await this.#parts.openStore(person);
    this.#opened = opened;
    const { store } = opened;
    const me = this.#follow(store, who);
    this.#stops.push(store.status().subscribe(() => this.#statusChanged(store)));
    this.state.set({ state: 'signedIn', me, store });
    if (/^\/(first|invite)$/.test(window.location.pathname)) window.history.replaceState(null, '', '/');
    this.#statusChanged(store);
  }

  /** The reader's own card and the company's name, as the directory on this device has them. */
  #follow(store: Store, who: Identity): Value<Me> {
    const person = who.person as PersonId;
    const card = store.document(personDocument(person));
    const facts = store.document(spaceDocument(COMPANY));
    const shown = (): Me => {
      const body = card.get()?.body as PersonBody | undefined;
      const status = body ? statusAt(body, store.now()) : null;
      return {
        person,
        name: body?.name ?? who.name,
        email: who.mail,
        picture: body?.photo ? thumbAddress(body.photo, 320) : null,
        status: status ? `${status.emoji} ${status.text}`.trim() : null,
        admin: who.admin,
      };
    };
    const me = new Value<Me>(shown());
    const named = () => {
      const name = (facts.get()?.body as SpaceBody | undefined)?.name;
      if (!name || name === this.company.get().name) return;
      this.company.set({ name, mark: name.charAt(0).toLocaleUpperCase() });
      this.#write(COMPANY_KEY, this.company.get());
    };
    this.#stops.push(
      card.subscribe(() => me.set(shown())),
      facts.subscribe(named),
    );
    named();
    return me;
  }

  #statusChanged(store: Store): void {
    if (store.status().get().state === 'revoked') void this.#leave();
  }

  /** Everything of the person leaves this device. */
  async #leave(): Promise<void> {
    for (const stop of this.#stops.splice(0)) stop();
    this.#parts.disk.removeItem(KEY);
    const opened = this.#opened;
    this.#opened = null;
    this.state.set({ state: 'signedOut' });
    await opened?.wipe();
    await this.#parts.platform.wipe();
  }

  #read<T>(key: string, schema: z.ZodType<T>): T | null {
    try {
      return schema.parse(JSON.parse(this.#parts.disk.getItem(key) ?? 'null'));
    } catch {
      return null;
    }
  }

  #write(key: string, value: unknown): void {
    try {
      this.#parts.disk.setItem(key, JSON.stringify(value));
    } catch {
      // A private window: the next start asks the server who is signed in.
    }
  }
}

const troubles: Record<string, SessionTrouble> = {
  wrong: 'credentials',
  deactivated: 'forbidden',
  slowDown: 'tooMany',
  busy: 'tooMany',
  gone: 'link',
  weak: 'weakPassword',
  short: 'weakPassword',
  common: 'weakPassword',
  personal: 'weakPassword',
  taken: 'taken',
};

async function asked<T>(question: Promise<T>): Promise<T> {
  try {
    return await question;
  } catch (error) {
    throw new SessionError(error instanceof Unreachable ? 'network' : 'failed', error instanceof Error ? error.message : undefined);
  }
}
