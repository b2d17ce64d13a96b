import type { Device } from './device.ts';
import type { Fault } from './plan.ts';
import { olderBook, wholeBook } from './whole-book.ts';
import type { World } from './world.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;

/** Makes one trouble happen now. What it breaks for a while mends itself later, or in the healing at the end. */
export function strike(world: World, fault: Fault): void {
  const { chance, timeline, host, auditor } = world;
  const device = chance.pick(world.devices);
  auditor.trace(`! ${fault} ${device.id}`);
  switch (fault) {
    case 'offline':
      device.setOnline(false);
      timeline.after(chance.int(SECOND, 60 * SECOND), () => device.setOnline(true));
      return;
    case 'cut':
      device.cut();
      return;
    case 'cutAnswer':
      device.cutNextAnswer();
      return;
    case 'killClient':
      device.kill();
      restartSoon(world, device);
      return;
    case 'killClientAtWrite':
      device.doom(chance.pick(['before', 'inside', 'after'] as const));
      return;
    case 'losePower':
      device.losePower();
      restartSoon(world, device);
      return;
    case 'killServer':
      host.kill();
      return;
    case 'killServerAtCommit':
      host.fault = chance.pick(['killBefore', 'killInside', 'killAfter'] as const);
      return;
    case 'serverFull':
      host.fault = 'full';
      return;
    case 'clientFull':
      if (device.disk.state !== 'sound') return;
      device.disk.state = 'full';
      timeline.after(chance.int(SECOND, 90 * SECOND), () => {
        if (device.disk.state === 'full') device.disk.state = 'sound';
      });
      return;
    case 'tear':
      device.kill();
      device.disk.state = chance.pick(['torn', 'tornRecords'] as const);
      restartSoon(world, device);
      return;
    case 'clockJump':
      device.setSkew(chance.int(-24 * HOUR, 24 * HOUR));
      return;
    case 'deactivate':
      deactivate(world, device);
      return;
    case 'signOut':
      world.sessions.end(device.id, false);
      return;
    case 'outdated':
      device.outdated = true;
      device.cut();
      return;
    case 'otherVersion':
      device.kill();
      device.book = device.book === wholeBook ? olderBook : wholeBook;
      device.wasOlder = true;
      restartSoon(world, device);
      return;
    case 'backUp':
      host.backUp();
      return;
    case 'restore':
      if (!host.hasBackup) return;
      host.kill();
      host.restore();
      auditor.serverRestored();
      return;
    case 'prune':
      void device.engine?.prune();
      return;
  }
}

/** One device of several, or a whole person; never the first, who keeps the company going. */
function deactivate(world: World, device: Device): void {
  if (device.person === world.people[0]) return;
  const all = world.chance.maybe(0.5);
  for (const one of world.devices) if (one === device || (all && one.person === device.person)) world.sessions.end(one.id, true);
}

export function restartSoon(world: World, device: Device): void {
  world.timeline.after(world.chance.int(50, 20 * SECOND), () => {
    if (!device.isRunning) device.start();
  });
}

export function serverSoon(world: World): void {
  world.timeline.after(world.chance.int(50, 10 * SECOND), () => {
    if (world.host.running) return;
    world.host.book = wholeBook;
    world.host.start();
    world.auditor.trace('the server is up');
  });
}

/** Everything that was broken is mended, and everyone comes back. */
export function heal(world: World): void {
  const { host, sessions } = world;
  host.fault = null;
  if (!host.running) {
    host.book = wholeBook;
    host.start();
  }
  for (const device of world.devices) {
    device.setSkew(0);
    device.outdated = false;
    if (device.disk.state === 'full') device.disk.state = 'sound';
    if (sessions.of(device.id).status === 'none') sessions.signIn(device.person, device.id);
    device.wake();
    if (device.book !== wholeBook) device.kill();
    device.book = wholeBook;
    if (!device.isRunning) device.start();
    device.undoom();
    device.setOnline(true);
    device.engine?.reconnect();
  }
}
