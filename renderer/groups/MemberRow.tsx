import { useTranslation } from 'react-i18next';
import type { Role } from '../../model/kernel/space.ts';
import { membershipApprove, membershipInvite, membershipRemove, membershipRole } from '../../model/spaces/members.ts';
import { mayApprove, mayGiveRole, mayInvite, mayRemove } from '../../model/spaces/membership-policy.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { ItemPending } from '../shell/parts/ItemPending.tsx';
import { PersonAvatar } from '../shell/parts/PersonAvatar.tsx';
import { PersonLink } from '../shell/parts/PersonLink.tsx';
import { sayRefusal } from '../shell/parts/refusals.ts';
import type { Group, Member } from '../shell/parts/useGroup.ts';
import { usePerson } from '../shell/parts/usePerson.ts';
import { useStore } from '../store/hooks.ts';
import type { Ran } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { useState } from 'react';
import styles from './MemberRow.module.css';

const GIVEN = ['owner', 'moderator', 'member'] as const;
const MARKED: readonly Role[] = ['owner', 'moderator', 'guest', 'visitor'];

/** Someone in a group, or at its door, with what the reader may do about it. */
export function MemberRow({ member, group }: { member: Member; group: Group }) {
  const { t } = useTranslation('groups');
  const store = useStore();
  const format = useFormat();
  const { person, body } = member;
  const who = usePerson(person);
  const { space, actor } = group;
  const facts = group.facts ?? null;
  const [removing, setRemoving] = useState(false);
  const name = who.known ? who.name : body.name;
  const say = (ran: Ran) => {
    if (!ran.ok) sayRefusal(ran.refusal);
  };
  const mayGo = mayRemove(actor, facts, person, body.role) === null;
  const guest = who.body?.guest ?? body.role === 'guest';
  const roles = GIVEN.filter((to) => mayGiveRole(actor, facts, person, body.role, to) === null);
  const items: MenuItem[] = [
    ...(roles.length > 0 ? [{ id: 'role', heading: t('members.role') }] : []),
    ...roles.map((role) => ({
      id: role,
      label: t(`role.${role}`),
      detail: t(`roleMeans.${role}`),
      checked: role === body.role,
      onSelect: () => void store.run(membershipRole, space, { person, role }).then(say),
    })),
    ...(body.role === 'visitor' && mayInvite(actor, facts, { guest }) === null
      ? [
          {
            id: 'invite',
            icon: 'person-add' as const,
            label: t('members.invite'),
            onSelect: () => void store.run(membershipInvite, space, { person }).then(say),
          },
        ]
      : []),
    ...(mayGo && body.role !== 'asked' && body.role !== 'invited'
      ? [
          ...(roles.length > 0 ? [{ id: 'line', divider: true } as const] : []),
          { id: 'remove', icon: 'close' as const, label: t('members.remove'), danger: true, onSelect: () => setRemoving(true) },
        ]
      : []),
  ];
  const details = [who.body?.title, who.body?.place, body.until ? t('members.until', { day: format.day(body.until, Date.now()) }) : null];
  return (
    <li className={styles.row}>
      <PersonAvatar person={person} size={36} />
      <div className={styles.words}>
        <span className={styles.name}>
          {who.known ? <PersonLink person={person} /> : <b>{name}</b>}
          {person === store.me ? <span className="dim">{t('members.you')}</span> : null}
        </span>
        <small>
          {details.filter(Boolean).join(' · ')}
          <ItemPending id={member.id} />
        </small>
      </div>
      <div className={styles.tools}>
        {MARKED.includes(body.role) ? <Chip tone={body.role === 'guest' ? 'warn' : 'plain'}>{t(`role.${body.role}`)}</Chip> : null}
        {body.role === 'asked' && mayApprove(actor, facts) === null ? (
          <>
            <Button size="sm" icon="check" onClick={() => void store.run(membershipApprove, space, { person }).then(say)}>
              {t('members.approve')}
            </Button>
            {mayGo ? (
              <Button size="sm" variant="ghost" onClick={() => void store.run(membershipRemove, space, { person }).then(say)}>
                {t('members.refuse')}
              </Button>
            ) : null}
          </>
        ) : null}
        {body.role === 'invited' && mayGo ? (
          <Button size="sm" variant="ghost" onClick={() => void store.run(membershipRemove, space, { person }).then(say)}>
            {t('members.withdraw')}
          </Button>
        ) : null}
        {items.length > 0 ? <Menu items={items} trigger={<IconButton icon="more" label={t('members.more', { name })} />} /> : null}
      </div>
      <ConfirmDialog
        open={removing}
        danger
        title={t('members.removeTitle', { name, group: facts?.name ?? '' })}
        confirm={t('members.remove')}
        onClose={() => setRemoving(false)}
        onConfirm={() => {
          setRemoving(false);
          void store.run(membershipRemove, space, { person }).then(say);
        }}
      >
        {t('members.removeText')}
      </ConfirmDialog>
    </li>
  );
}
