import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SpaceId } from '../../model/kernel/ids.ts';
import { mayEditGroup } from '../../model/spaces/group-policy.ts';
import { groupAddress } from '../shell/parts/group-tabs.ts';
import { PersonAvatar } from '../shell/parts/PersonAvatar.tsx';
import { PersonLink } from '../shell/parts/PersonLink.tsx';
import { type Member, useGroup, useMembers } from '../shell/parts/useGroup.ts';
import { usePerson } from '../shell/parts/usePerson.ts';
import { WrittenText } from '../shell/parts/WrittenText.tsx';
import { Block } from '../ui/Card.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Facts } from './Facts.tsx';
import styles from './GroupAside.module.css';

/** Beside a group's feed: what it is for, what holds in it, who runs it. */
export function GroupAside({ space }: { space: SpaceId }) {
  const { t } = useTranslation('groups');
  const navigate = useNavigate();
  const { facts, actor } = useGroup(space);
  const members = useMembers(space);
  if (!facts) return null;
  const leaders = members.filter(({ body }) => body.role === 'owner' || body.role === 'moderator');
  const mayEdit = mayEditGroup(actor, facts, { access: false }) === null;
  return (
    <>
      <Block
        title={t('about.title')}
        aside={
          mayEdit ? (
            <IconButton
              size="xs"
              icon="edit"
              label={t('about.edit')}
              onClick={() => void navigate({ to: groupAddress(space, 'about') as never })}
            />
          ) : null
        }
      >
        {facts.description ? (
          <div className={styles.description}>
            <WrittenText text={facts.description} mentions={[]} />
          </div>
        ) : null}
        <Facts facts={facts} />
      </Block>
      {leaders.length > 0 ? (
        <Block title={t('about.leaders')}>
          {leaders.map((member) => (
            <Leader key={member.person} member={member} />
          ))}
        </Block>
      ) : null}
    </>
  );
}

function Leader({ member: { person, body } }: { member: Member }) {
  const { t } = useTranslation('groups');
  const who = usePerson(person);
  return (
    <div className={styles.leader}>
      <PersonAvatar person={person} size={32} />
      <span>
        {who.known ? <PersonLink person={person} className={styles.name} /> : body.name}
        <small>{[t(`role.${body.role}`), who.body?.title].filter(Boolean).join(' · ')}</small>
      </span>
    </div>
  );
}
