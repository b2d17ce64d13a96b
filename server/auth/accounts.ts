import type { DeviceId, PersonId } from '../../model/kernel/ids.ts';

/** A person's way in. What others see of the person is a document; this is what nobody sees. Times are milliseconds. */
export type Account = {
  person: PersonId;
  /** As `normalMail` leaves it; unique. */
  mail: string;
  name: string;
  /** PHC string; null while the person has only been invited. */
  password: string | null;
  admin: boolean;
  deactivatedAt: number | null;
  createdAt: number;
};

export type Device = {
  person: PersonId;
  id: DeviceId;
  name: string;
  createdAt: number;
  seenAt: number;
  revokedAt: number | null;
  /** Of the secret that proves that the person has signed in here before. */
  knownHash: string;
};

/** Why a sign-in ended. After the first two the device keeps its replica, after the others it wipes. */
export type Ending = 'signedOut' | 'replaced' | 'revoked' | 'deactivated' | 'copied';
export const wipes = (ending: Ending): boolean => ending === 'revoked' || ending === 'deactivated';

/** One sign-in on one device, with its tokens as they follow each other. Hashes, never secrets. */
export type SignIn = {
  id: string;
  selector: string;
  person: PersonId;
  device: DeviceId;
  accessHash: string;
  accessUntil: number;
  refreshHash: string;
  /** What the newest was made from, and with what: for the device that lost the answer. */
  previousHash: string | null;
  nonce: string;
  rotatedAt: number;
  /** Whether the device has shown that it got the newest. Until then it may come with the one before, however late. */
  confirmed: boolean;
  createdAt: number;
  /** When it runs out unless used; moves on with every rotation. */
  until: number;
  ended: Ending | null;
  endedAt: number | null;
};

/** The next pair of tokens, as `rotate` puts it in place of the newest. */
export type Rotation = Pick<SignIn, 'accessHash' | 'accessUntil' | 'refreshHash' | 'nonce' | 'rotatedAt' | 'until'>;

export type Link = {
  purpose: 'first' | 'invite';
  /** Whom it lets in; for the first administrator the id that the person will have. */
  person: PersonId;
  until: number;
};

/** A privileged act, as the audit log keeps it. Rows are never changed. */
export type Act = {
  at: number;
  /** Who did it; null for the server itself, its command line, or somebody not signed in. */
  actor: PersonId | null;
  action: string;
  subject: string | null;
  /** Facts without secrets: device names, addresses, reasons. */
  details: Record<string, string | number | boolean | null>;
};

/**
 * Where accounts are kept. Every method is one transaction: what it changes and its row in the audit log are there together
 * or not at all, and it resolves when they are durable. Implemented on SQLite; the interface asks nothing that PostgreSQL lacks.
 */
export interface AccountStore {
  account(person: PersonId): Promise<Account | null>;
  accountByMail(mail: string): Promise<Account | null>;
  accounts(): Promise<Account[]>;
  /** @returns false when the address or the person has an account already */
  createAccount(account: Account, act: Act): Promise<boolean>;
  /** Many at once, as an import makes them: all of them or, when an address or a person has an account already, none. */
  createAccounts(accounts: readonly Account[], act: Act): Promise<boolean>;
  /** Stores a hash made anew with today's cost; nothing that anyone did, so no row in the audit log. */
  refreshPassword(person: PersonId, from: string, to: string): Promise<void>;
  /** Ends the person's other sign-ins too. @returns those that ended */
  setPassword(person: PersonId, password: string, keep: string | null, act: Act): Promise<SignIn[]>;
  /** Deactivating ends every sign-in. @returns those that ended */
  setDeactivated(person: PersonId, at: number | null, act: Act): Promise<SignIn[]>;

  /** Opens a sign-in and its device, ending an earlier one there. @returns those that ended, or null when the account is deactivated */
  openSignIn(signIn: SignIn, device: Device, act: Act): Promise<SignIn[] | null>;
  signInBySelector(selector: string): Promise<SignIn | null>;
  signInByAccess(hash: string): Promise<SignIn | null>;
  signIn(id: string): Promise<SignIn | null>;
  /** Puts the next pair of tokens in place if `from` is still the newest. @returns false when it was not */
  rotate(from: SignIn, to: Rotation): Promise<boolean>;
  /** Gives the newest pair, handed out again, a new life. */
  prolong(id: string, accessUntil: number, until: number): Promise<void>;
  confirm(id: string): Promise<void>;
  /** @returns false when it had ended already */
  endSignIn(id: string, ending: Ending, act: Act): Promise<boolean>;
  /** Sign-ins that ended at or after a time, by this process or another one. */
  endedSince(at: number): Promise<SignIn[]>;

  devices(person: PersonId): Promise<Device[]>;
  renameDevice(person: PersonId, device: DeviceId, name: string): Promise<boolean>;
  /** @returns the sign-ins that ended, or null when there is no such device */
  revokeDevice(person: PersonId, device: DeviceId, at: number, act: Act): Promise<SignIn[] | null>;

  /** A new link for the same purpose and person puts an earlier one out of use. */
  makeLink(hash: string, link: Link, act: Act): Promise<void>;
  /** @returns null when it is unknown, used or too old */
  link(hash: string, now: number): Promise<Link | null>;
  /**
   * Uses the link up and makes the account, or gives the one that was invited its password.
   * @returns false when the link was used meanwhile, or the address is another person's
   */
  consumeLink(hash: string, now: number, account: Account, act: Act): Promise<boolean>;

  record(act: Act): Promise<void>;
  /** Newest first. */
  acts(limit: number): Promise<Act[]>;
}

/** The same address however it was written. The local part is folded too: no company has two people that differ by it. */
export const normalMail = (mail: string): string => mail.normalize('NFC').trim().toLowerCase();
