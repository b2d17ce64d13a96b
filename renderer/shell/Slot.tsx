import type { ComponentType } from 'react';
import type { SlotName, SlotProps } from '../feature.ts';
import { useApp } from './app-context.ts';

/** Everything the features have put in a place. @example `<Slot name="feed.aside" />` */
export function Slot<Name extends SlotName>({ name, ...props }: { name: Name } & SlotProps[Name]) {
  const { features } = useApp();
  const fillings = features.flatMap((feature) => (feature.slots?.[name] ?? []) as readonly ComponentType<object>[]);
  // biome-ignore lint/suspicious/noArrayIndexKey: the list of registrations never changes while the app runs
  return fillings.map((Filling, index) => <Filling key={index} {...props} />);
}
