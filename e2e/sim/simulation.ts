import type { Engine } from '../../renderer/store/engine/engine.ts';
import { ReplicaFull } from '../../renderer/store/replica.ts';
import { TransportError } from '../../renderer/store/transport.ts';
import { act, Actor } from './acts.ts';
import { Chance } from './chance.ts';
import type { Device } from './device.ts';
import { heal, restartSoon, serverSoon, strike } from './faults.ts';
import { NoteInput } from './feature.ts';
import { checkAtAnyTime, checkWhenHealed } from './invariants/all.ts';
import { type Plan, plan } from './plan.ts';
import { forecast, CALM } from './weather.ts';
import { olderBook, wholeBook } from './whole-book.ts';
import { World, type Wraps } from './world.ts';

export type Result = {
  seed: number;
  violations: string[];
  digest: string;
  plan: Plan;
  /** What happened, for the count at the end. */
  commands: number;
  messages: number;
  trace: string[];
};

/** Long enough for every retry, every timer and the question that is asked anyway; milliseconds. */
const HEALING = 13 * 60_000;
const SETTLING = 10_000;

/** One schedule from beginning to end: the company lives through its troubles, is mended, and is held against the rules. */
export async function simulate(seed: number, { wraps = {}, trace = false }: { wraps?: Wraps; trace?: boolean } = {}): Promise<Result> {
  const chance = new Chance(seed);
  const planned = plan(chance.fork('plan'));
  const serverBook = planned.oldServer ? olderBook : wholeBook;
  const { people, devices, window } = planned;
  const world = new World({ chance: chance.fork('world'), people, devices, window, serverBook, wraps, trace });
  try {
    world.serverDied = () => serverSoon(world);
    await world.begin(planned.guest);
    world.weather = forecast(chance.fork('weather'));
    for (const device of world.devices) {
      if (planned.skewed) device.skew = world.chance.int(-86_400_000, 86_400_000);
      device.start();
    }
    await live(world, planned, chance.fork('life'));
    world.weather = CALM;
    await world.timeline.pass(500);
    heal(world);
    await world.timeline.pass(SETTLING);
    for (const device of world.devices) for (const upload of uploadsOf(device)) device.uploadArrives(upload);
    await world.timeline.pass(HEALING);
    checkWhenHealed(world);
    for (const error of world.host.errors) world.auditor.violation(`the server met ${JSON.stringify(error)}`);
  } catch (error) {
    world.auditor.violation(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    await world.close();
  }
  const { auditor, ledger } = world;
  return {
    seed,
    violations: auditor.violations,
    digest: auditor.digest(),
    plan: planned,
    commands: ledger.done.size,
    messages: auditor.messages,
    trace: auditor.lines,
  };
}

async function live(world: World, planned: Plan, chance: Chance): Promise<void> {
  const faults = [...planned.faults];
  for (const [index, day] of planned.days.entries()) {
    if (index > 0) await night(world, day.night, chance);
    const left = planned.days.length - index;
    const operations = Math.round(planned.operations / planned.days.length);
    for (let count = 0; count < operations; count++) world.timeline.after(chance.int(0, day.length), () => operate(world, chance));
    for (const fault of faults.splice(0, Math.ceil(faults.length / left))) {
      world.timeline.after(chance.int(0, day.length), () => strike(world, fault));
    }
    for (let checks = chance.int(0, 3); checks > 0; checks--) {
      world.timeline.after(chance.int(0, day.length), () => checkAtAnyTime(world));
    }
    await world.timeline.pass(day.length);
  }
}

/** All devices sleep, some are switched off, and not all are there the next day. */
async function night(world: World, length: number, chance: Chance): Promise<void> {
  for (const device of world.devices) {
    if (chance.maybe(0.3)) device.kill();
    else device.sleep();
  }
  await world.timeline.pass(1_000);
  world.timeline.skip(length);
  world.auditor.trace(`a night of ${length} ms`);
  if (chance.maybe(0.3)) world.host.kill();
  for (const device of world.devices) {
    if (chance.maybe(0.2)) continue;
    device.online = chance.maybe(0.85);
    device.wake();
    if (!device.isRunning) restartSoon(world, device);
  }
}

/** A person does something, or deals with what was refused. */
function operate(world: World, chance: Chance): void {
  const { ledger, timeline, people, auditor } = world;
  const open = world.devices.filter((one) => one.engine);
  const device = chance.pick(open.length > 0 && chance.maybe(0.9) ? open : world.devices);
  if (!device.isRunning) restartSoon(world, device);
  if (!device.engine) return;
  if (chance.maybe(0.05)) {
    void ledger.deal(device, chance.maybe(0.5));
    return;
  }
  if (chance.maybe(0.05)) {
    lookUp(world, device.engine, chance);
    return;
  }
  const meant = act(new Actor(device, chance, people, timeline.now));
  if (!meant) return;
  auditor.trace(`${device.id} does ${meant.name} in ${meant.space}`);
  void ledger.run(device, meant.name, meant.space, meant.input);
  const upload = meant.name === 'sim.note' ? NoteInput.parse(meant.input).upload : null;
  if (upload && chance.maybe(0.8)) timeline.after(chance.int(0, 60_000), () => device.uploadArrives(upload));
}

/** Asks the server for what is older than the window, and for documents by ids that one may have heard of or only guessed. */
function lookUp(world: World, engine: Engine, chance: Chance): void {
  const known = [...world.truth.documents.values()];
  const before = world.timeline.now - chance.int(0, 40 * 86_400_000);
  const { space } = chance.pick(known);
  const asked = chance.maybe(0.5)
    ? engine.older({ space, kind: chance.pick(['sim-note', 'post', 'message']), before, limit: chance.int(1, 20) })
    : engine.fetch(Array.from({ length: chance.int(1, 10) }, () => chance.pick(known).id));
  asked.catch((error) => {
    // Without a network, or on a full disk, there is nothing to look at.
    if (!(error instanceof TransportError || error instanceof ReplicaFull)) world.auditor.violation(String(error));
  });
}

/** Files that never came while there was trouble come in the end. */
function uploadsOf(device: Device): string[] {
  const entries = device.engine?.entries.get() ?? [];
  return entries.flatMap(({ entry: { command } }) => (command.name === 'sim.note' ? (NoteInput.parse(command.input).upload ?? []) : []));
}
