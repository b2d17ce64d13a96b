import type { PersonId } from '../../../model/kernel/ids.ts';
import { usePresence } from '../../store/hooks.ts';
import { Avatar, type AvatarSize } from '../../ui/Avatar.tsx';
import { usePerson } from './usePerson.ts';

/** A person's picture or initials, with presence when it is known. */
export function PersonAvatar({ person, size = 36, presence = true }: { person: PersonId | null; size?: AvatarSize; presence?: boolean }) {
  const who = usePerson(person);
  const here = usePresence(who.id);
  return <Avatar id={who.id} name={who.name} src={who.picture} size={size} presence={presence ? here : null} />;
}
