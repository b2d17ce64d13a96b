import type { FastifyInstance } from 'fastify';
import type { Command } from '../model/kernel/command.ts';
import type { Document } from '../model/kernel/document.ts';
import type { PersonId, SpaceId } from '../model/kernel/ids.ts';
import type { Refusal } from '../model/kernel/refusal.ts';
import type { Reader } from './store/store.ts';

/** What the server alone knows of a feature: checks against its own tables, effects in other spaces, jobs, routes. */
export type ServerFeature = {
  name: string;
  /** Asked in the transaction after the rule has agreed: a further refusal (an upload that never arrived), or null. */
  check?: (happening: Happening) => Promise<Refusal | null>;
  /** What follows in the same transaction, in any space: notifications, listings. Written with the server's authority. */
  effects?: (happening: Happening) => Promise<EffectWrite[]>;
  /** HTTP routes beside tRPC (files, feeds). Authorise every one. */
  routes?: (server: FastifyInstance) => Promise<void>;
};

export type Happening = {
  command: Command;
  /** The parsed input of the command. */
  input: unknown;
  person: PersonId;
  /** What the command wrote; `before` holds the same documents as they were. */
  written: Document[];
  before: ReadonlyMap<string, Document>;
  read: Reader;
  now: number;
};

/** A whole document body for any space; id, kind and space never change for one document. */
export type EffectWrite =
  | { put: Document['id']; space: SpaceId; kind: string; body: unknown; parent?: string | null; sort?: number; author?: PersonId | null }
  | { remove: Document['id']; space: SpaceId };
