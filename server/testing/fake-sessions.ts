import type { IncomingMessage } from 'node:http';
import type { DeviceId, PersonId } from '../../model/kernel/ids.ts';
import type { Authentication, Session, SessionEnd, Sessions } from '../http/sessions.ts';

/** Sign-in for tests that are about something else: a token is handed out without a password. Sent as `Authorization: Bearer …`. */
export class FakeSessions implements Sessions {
  readonly #sessions = new Map<string, { session: Session; state: 'open' | 'ended' | 'wiped' }>();
  readonly #listeners = new Set<(end: SessionEnd) => void>();

  signIn(person: string, device = `${person}-device`): { token: string; session: Session } {
    const token = `token-${this.#sessions.size}-${person}`;
    const session: Session = { id: `session-${token}`, person: person as PersonId, device: device as DeviceId };
    this.#sessions.set(token, { session, state: 'open' });
    return { token, session };
  }

  /** Ends every session it fits. */
  end(end: SessionEnd): void {
    for (const held of this.#sessions.values()) {
      const { session } = held;
      const fits =
        'person' in end ? session.person === end.person : 'device' in end ? session.device === end.device : session.id === end.session;
      if (fits) held.state = end.wipe ? 'wiped' : 'ended';
    }
    for (const listener of this.#listeners) listener(end);
  }

  /** Ends a person's sessions without telling: what a transaction finds that began before. */
  endQuietly(person: string): void {
    for (const held of this.#sessions.values()) if (held.session.person === person) held.state = 'ended';
  }

  async authenticate(request: IncomingMessage): Promise<Authentication> {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const held = token === undefined ? undefined : this.#sessions.get(token);
    if (!held || held.state === 'ended') return { status: 'none' };
    return held.state === 'wiped' ? { status: 'revoked' } : { status: 'signedIn', session: held.session };
  }

  async mayAct(session: Session): Promise<boolean> {
    return [...this.#sessions.values()].some((held) => held.session.id === session.id && held.state === 'open');
  }

  onEnd(listener: (end: SessionEnd) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
