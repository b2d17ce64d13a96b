import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type PersonId, personalSpace, type SpaceId } from '../../../model/kernel/ids.ts';
import { muteSet } from '../../../model/settings/commands.ts';
import { mayInvite } from '../../../model/spaces/membership-policy.ts';
import { useStore } from '../../store/hooks.ts';
import { Avatar, AvatarStack, hueClass } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { ClassificationBar, ClassificationMark } from '../../ui/ClassificationMark.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { showToast } from '../../ui/toasts.ts';
import { HeadTabs, PaneHead } from '../PaneHead.tsx';
import { useSheet } from '../Sheet.tsx';
import { type GroupTab, groupAddress, useGroupTabs } from './group-tabs.ts';
import styles from './GroupHead.module.css';
import { belongs, type Group, useGroup, useMembers } from './useGroup.ts';
import { usePerson } from './usePerson.ts';
import { useSettings } from './useSettings.ts';

/** The same over a group's feed, members and page, so that they are one place. `tab` null: the page for those outside. */
export function GroupHead({ space, tab }: { space: SpaceId; tab: GroupTab | null }) {
  const { t } = useTranslation('parts');
  const group = useGroup(space);
  const { layout } = useSheet();
  const members = useMembers(space).filter(belongs);
  const owner = usePerson(members.find(({ body }) => body.role === 'owner')?.person ?? null);
  const tabs = useGroupTabs(space, tab ?? 'about', group.members);
  const { facts } = group;
  if (!facts) return <PaneHead title={t('group.title')} back="/groups" />;
  const confidential = facts.classification === 'confidential';
  const bar = confidential ? (
    <ClassificationBar text={t('group.stays', { count: group.members })}>
      {tab === 'about' || !tab || layout === 'phone' ? null : (
        <Link to={groupAddress(space, 'about') as never} className="link">
          {t('group.meaning')}
        </Link>
      )}
    </ClassificationBar>
  ) : null;
  const access = t(`group.access.${facts.access}`);
  const count = t('group.count', { count: group.members });
  const nav = tab ? <HeadTabs tabs={tabs} label={t('group.parts')} className={styles.tabs} /> : null;
  if (layout === 'phone')
    return (
      <div className={styles.phone}>
        <PaneHead
          title={facts.name}
          subtitle={`${access} · ${count}`}
          lead={<Avatar id={space} name={facts.name} mark={facts.mark} shape="group" size={36} />}
          back="/groups"
          phoneActions={tab ? <More group={group} /> : undefined}
        />
        {bar}
        {nav}
      </div>
    );
  return (
    <div>
      {bar}
      <div className={cx(styles.cover, hueClass(space))} aria-hidden="true" />
      <header className={styles.head}>
        <div className={styles.top}>
          <Avatar id={space} name={facts.name} mark={facts.mark} shape="group" size={72} className={styles.mark} />
          <div className={styles.name}>
            <h1>{facts.name}</h1>
            <div className={styles.meta}>
              {confidential ? null : <ClassificationMark level={facts.classification} />}
              <span className={styles.access}>
                <Icon name={facts.access === 'open' ? 'people' : 'lock'} size={14} />
                {access}
              </span>
              <span>{count}</span>
              {owner.known ? <span>{t('group.owner', { name: owner.name })}</span> : null}
              {facts.archived ? <Chip>{t('group.archived')}</Chip> : null}
            </div>
          </div>
          {tab ? <Tools group={group} members={members.map(({ person, body }) => ({ id: person, name: body.name }))} /> : null}
        </div>
        {nav}
      </header>
    </div>
  );
}

function Tools({ group, members }: { group: Group; members: readonly { id: PersonId; name: string }[] }) {
  const { t } = useTranslation('parts');
  const navigate = useNavigate();
  const { space, actor, facts } = group;
  const { muted, toggle } = useMuted(space);
  return (
    <div className={styles.tools}>
      <AvatarStack people={members.slice(0, 4)} max={4} size={28} total={members.length} />
      {mayInvite(actor, facts ?? null, { guest: false }) === null ? (
        <Button icon="person-add" onClick={() => void navigate({ to: groupAddress(space, 'members'), search: { invite: true } as never })}>
          {t('group.invite')}
        </Button>
      ) : null}
      <IconButton icon={muted ? 'bell-off' : 'bell'} label={t(muted ? 'group.unmute' : 'group.mute')} pressed={muted} onClick={toggle} />
      <More group={group} />
    </div>
  );
}

function useMuted(space: SpaceId): { muted: boolean; toggle: () => void } {
  const store = useStore();
  const muted = useSettings().muted.includes(space);
  return { muted, toggle: () => void store.run(muteSet, personalSpace(store.me), { space, on: !muted }) };
}

function More({ group: { space, role } }: { group: Group }) {
  const { t } = useTranslation('parts');
  const navigate = useNavigate();
  const { muted, toggle } = useMuted(space);
  const go = (tab: GroupTab, search?: object) => void navigate({ to: groupAddress(space, tab), search: (search ?? {}) as never });
  const items: MenuItem[] = [
    { id: 'mute', icon: muted ? 'bell' : 'bell-off', label: t(muted ? 'group.unmute' : 'group.mute'), onSelect: toggle },
    {
      id: 'link',
      icon: 'link',
      label: t('group.copy'),
      onSelect: () =>
        void navigator.clipboard
          .writeText(new URL(groupAddress(space, 'feed'), window.location.origin).href)
          .then(() => showToast({ tone: 'ok', text: t('group.copied') })),
    },
    { id: 'about', icon: 'sliders', label: t('group.settings'), onSelect: () => go('about') },
    ...(role === null || role === 'invited'
      ? []
      : [
          { id: 'line', divider: true } as const,
          {
            id: 'leave',
            icon: 'arrow-right' as const,
            label: t('group.leave'),
            danger: true,
            onSelect: () => go('about', { leave: true }),
          },
        ]),
  ];
  return <Menu items={items} trigger={<IconButton icon="more" label={t('group.more')} />} />;
}
