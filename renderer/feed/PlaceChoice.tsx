import { useTranslation } from 'react-i18next';
import type { Document } from '../../model/kernel/document.ts';
import { COMPANY, type SpaceId } from '../../model/kernel/ids.ts';
import type { SpaceBody } from '../../model/kernel/space.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useApp } from '../shell/app-context.ts';
import { useLive } from '../store/hooks.ts';
import { useMyGroups } from '../shell/parts/useMyGroups.ts';

/** Where a new post goes: to everyone in the company, or to one of one's groups. */
export function PlaceChoice({ value, onChange }: { value: SpaceId; onChange: (space: SpaceId) => void }) {
  const { t } = useTranslation('feed');
  const company = useLive(useApp().session.company);
  const groups = useMyGroups();
  const chosen = groups.find((group) => group.space === value);
  const lead = (group: Document<SpaceBody>) => (
    <Avatar id={group.space} name={group.body.name} mark={group.body.mark} shape="group" size={22} />
  );
  return (
    <div>
      <Menu
        position="bottom-start"
        trigger={
          <Button size="sm" icon={chosen ? 'people' : 'megaphone'}>
            {t('new.to', { place: chosen?.body.name ?? company.name })}
          </Button>
        }
        items={[
          {
            id: COMPANY,
            label: company.name,
            detail: t('new.everyone'),
            lead: <Icon name="people" size={18} />,
            checked: value === COMPANY,
            onSelect: () => onChange(COMPANY),
          },
          { id: 'groups', heading: t('new.groups') },
          ...groups.map((group) => ({
            id: group.id,
            label: group.body.name,
            lead: lead(group),
            checked: value === group.space,
            onSelect: () => onChange(group.space),
          })),
        ]}
      />
    </div>
  );
}
