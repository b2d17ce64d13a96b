import { useSyncExternalStore } from 'react';
import { Value } from '../store/live/value.ts';

type Said = { text: string; turn: number };

const polite = new Value<Said>({ text: '', turn: 0 });
const assertive = new Value<Said>({ text: '', turn: 0 });

/** Says something to a screen reader that nothing on the screen says by itself. The same words twice are said twice. */
export function announce(text: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  const region = urgency === 'polite' ? polite : assertive;
  region.set({ text, turn: region.get().turn + 1 });
}

export function LiveRegions() {
  const now = useSyncExternalStore(polite.subscribe, polite.get);
  const urgent = useSyncExternalStore(assertive.subscribe, assertive.get);
  return (
    <>
      <div className="sr" aria-live="polite" aria-atomic="true">
        <span key={now.turn}>{now.text}</span>
      </div>
      <div className="sr" aria-live="assertive" aria-atomic="true">
        <span key={urgent.turn}>{urgent.text}</span>
      </div>
    </>
  );
}
