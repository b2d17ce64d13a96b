import type { z } from 'zod';
import type { CommandOf } from '../../../model/kernel/command.ts';
import type { DocumentId, SpaceId } from '../../../model/kernel/ids.ts';
import { UNDO } from '../../store/removals.ts';
import type { Store } from '../../store/store.ts';
import { hideToast, showToast } from '../../ui/toasts.ts';
import { sayRefusal } from './refusals.ts';

type Asked<Schema extends z.ZodType> = {
  target: DocumentId;
  command: CommandOf<Schema>;
  space: SpaceId;
  input: z.input<Schema>;
  /** "Inlägget är borttaget." */
  said: string;
  undo: string;
};

/** Takes something from the screen at once and says so; it is removed when the time to regret is over. */
export function removeWithUndo<Schema extends z.ZodType>(store: Store, { target, command, space, input, said, undo }: Asked<Schema>): void {
  store.removals.remove({ target, command: command.name, space, input }, (ran) => sayRefusal(ran.refusal));
  const shown = showToast({
    tone: 'plain',
    icon: 'trash',
    text: said,
    lasts: UNDO,
    action: {
      label: undo,
      run: () => {
        hideToast(shown);
        store.removals.undo(target);
      },
    },
  });
}
