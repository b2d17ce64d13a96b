import { z } from 'zod';
import { type CommandContext, defineCommand } from '../kernel/command.ts';
import { findHere } from '../kernel/find.ts';
import { type PersonId, SpaceId } from '../kernel/ids.ts';
import { refuse } from '../kernel/refusal.ts';
import { mayChoose } from './policy.ts';
import { Choices, defaultSettings, type SettingsBody, settingsDocument, settingsKind } from './settings.ts';

/** The most places one pins, spaces one mutes. */
const MOST_PINNED = 100;
const MOST_MUTED = 1000;

const reads = (_input: unknown, actor: { person: PersonId }) => [settingsDocument(actor.person)];

const settingsIn = (context: CommandContext): SettingsBody =>
  findHere(context, settingsDocument(context.actor.person), settingsKind)?.body ?? defaultSettings;

const chosen = (context: CommandContext, body: SettingsBody) => [
  { put: settingsDocument(context.actor.person), kind: settingsKind.name, body },
];

export const settingsSet = defineCommand({
  name: 'settings.set',
  /** Only the choices that are named change. */
  input: Choices.partial(),
  reads,
  authorise: (context) => mayChoose(context.actor, context.facts),
  apply: (context, input) => {
    const named = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    return chosen(context, { ...settingsIn(context), ...named });
  },
  merges: 'Choice by choice: different ones are both kept, of the same one the later.',
});

export const pinSet = defineCommand({
  name: 'pin.set',
  /** `place`: a path of the interface, `/groups/…`. */
  input: z.object({ place: z.string().min(1).max(400), on: z.boolean() }),
  reads,
  authorise: (context) => mayChoose(context.actor, context.facts),
  apply: (context, { place, on }) => {
    const settings = settingsIn(context);
    if (settings.pinned.includes(place) === on) return [];
    if (on && settings.pinned.length >= MOST_PINNED) return refuse('conflict', 'too many pinned places');
    return chosen(context, { ...settings, pinned: on ? [...settings.pinned, place] : settings.pinned.filter((other) => other !== place) });
  },
  merges: 'Place by place; a newly pinned one stands last, in the order in which the server got them.',
});

export const muteSet = defineCommand({
  name: 'mute.set',
  input: z.object({ space: SpaceId, on: z.boolean() }),
  reads,
  authorise: (context) => mayChoose(context.actor, context.facts),
  apply: (context, { space, on }) => {
    const settings = settingsIn(context);
    if (settings.muted.includes(space) === on) return [];
    if (on && settings.muted.length >= MOST_MUTED) return refuse('conflict', 'too many muted spaces');
    const muted = on ? [...settings.muted, space].sort() : settings.muted.filter((other) => other !== space);
    return chosen(context, { ...settings, muted });
  },
  merges: 'Space by space, in whatever order they arrive; of the same space the later one holds.',
});
