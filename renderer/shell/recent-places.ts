import { isWithin } from './addresses.ts';

/** Where one has been since the app was opened, for the quick switcher. Kept in memory only: it says who talks with whom. */

const MOST = 30;

/** The list with a visit added: the latest first, each place once. */
export const visited = (places: readonly string[], path: string): readonly string[] =>
  places[0] === path ? places : [path, ...places.filter((place) => place !== path)].slice(0, MOST);

/** Those at or below one of the addresses, as its place in the list; -1: not been there. */
export const recentIndex = (recent: readonly string[], addresses: readonly string[]): number =>
  recent.findIndex((path) => isWithin(path, addresses));
