import type { DeviceId, PersonId } from '../../model/kernel/ids.ts';
import type { Authentication, Session, SessionEnd, Sessions } from '../../server/http/sessions.ts';

/** Who is signed in, in the simulation. It outlives the server's process, as its tables do. */
export class SimSessions implements Sessions {
  readonly #states = new Map<DeviceId, { session: Session; state: 'in' | 'out' | 'revoked' }>();
  readonly #listeners = new Set<(end: SessionEnd) => void>();

  signIn(person: PersonId, device: DeviceId): void {
    this.#states.set(device, { session: { id: `session-${device}`, person, device }, state: 'in' });
  }

  /** `wipe`: revoked for good; otherwise signed out, and the person may sign in again. */
  end(device: DeviceId, wipe: boolean): void {
    const held = this.#states.get(device);
    if (!held || held.state === 'revoked') return;
    held.state = wipe ? 'revoked' : 'out';
    for (const listener of this.#listeners) listener({ device, wipe });
  }

  isRevoked(device: DeviceId): boolean {
    return this.#states.get(device)?.state === 'revoked';
  }

  of(device: DeviceId): Authentication {
    const held = this.#states.get(device);
    if (!held || held.state === 'out') return { status: 'none' };
    return held.state === 'revoked' ? { status: 'revoked' } : { status: 'signedIn', session: held.session };
  }

  async authenticate(): Promise<Authentication> {
    return { status: 'none' };
  }

  async mayAct(session: Session): Promise<boolean> {
    return this.#states.get(session.device)?.state === 'in';
  }

  onEnd(listener: (end: SessionEnd) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The process is gone: nobody of it listens any more. */
  forgetListeners(): void {
    this.#listeners.clear();
  }
}
