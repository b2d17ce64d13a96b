import type { Chance } from './chance.ts';

/** How bad the network of one schedule is; chances are per message. */
export type Weather = {
  latency: { from: number; to: number };
  drop: number;
  duplicate: number;
  /** Messages overtake each other. */
  reorder: number;
  /** A message is held up for up to 20 s. */
  delay: number;
  /** The connection breaks at a message. */
  cut: number;
};

export const CALM: Weather = { latency: { from: 1, to: 5 }, drop: 0, duplicate: 0, reorder: 0, delay: 0, cut: 0 };

/** Each kind of trouble is there in half of all schedules, at 1–20 % of messages (cuts up to 3 %). */
export function forecast(chance: Chance): Weather {
  const trouble = (most: number) => (chance.maybe(0.5) ? 0.01 + chance.next() * (most - 0.01) : 0);
  return {
    latency: { from: 1, to: chance.pick([5, 50, 400]) },
    drop: trouble(0.1),
    duplicate: trouble(0.2),
    reorder: trouble(0.2),
    delay: trouble(0.1),
    cut: trouble(0.03),
  };
}
