import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SpaceId } from '../../model/kernel/ids.ts';
import { mayInvite } from '../../model/spaces/membership-policy.ts';
import { GroupHead } from '../shell/parts/GroupHead.tsx';
import { type Member, useGroup, useMembers } from '../shell/parts/useGroup.ts';
import { Sheet } from '../shell/Sheet.tsx';
import { matchScore } from '../shell/switcher-hits.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SearchField } from '../ui/Field.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { MemberRow } from './MemberRow.tsx';
import styles from './MembersScreen.module.css';
import { InsideOnly } from './InsideOnly.tsx';

/** Who is in a group and who stands at its door. */
export default function MembersScreen() {
  const { t } = useTranslation('groups');
  const { space: given } = useParams({ strict: false }) as { space: string };
  const { invite } = useSearch({ strict: false }) as { invite?: boolean };
  const navigate = useNavigate();
  const space = SpaceId.parse(given);
  const group = useGroup(space);
  const members = useMembers(space);
  const [sought, setSought] = useState('');
  const { facts, actor } = group;
  const asking = (on: boolean) =>
    void navigate({ to: `/groups/${space}/members` as never, search: (on ? { invite: true } : {}) as never, replace: true });
  const mayAsk = facts && mayInvite(actor, facts, { guest: false }) === null;
  const fits = ({ body }: Member) => !sought.trim() || matchScore(body.name, sought) > 0;
  const of = (...roles: Member['body']['role'][]) => members.filter((member) => roles.includes(member.body.role) && fits(member));
  const sections = [
    { id: 'asked', title: t('members.asked'), people: of('asked') },
    { id: 'inside', title: t('members.inside'), people: of('owner', 'moderator', 'member', 'guest') },
    { id: 'invited', title: t('members.invited'), people: of('invited') },
    { id: 'visitors', title: t('members.visitors'), people: of('visitor') },
  ].filter(({ people }) => people.length > 0);
  return (
    <InsideOnly group={group}>
      <Sheet
        id="group"
        head={<GroupHead space={space} tab="members" />}
        main={{
          label: t('members.title'),
          children: (
            <div className={`${styles.scroll} scroll`}>
              <div className={styles.column}>
                <div className={styles.bar}>
                  <SearchField
                    label={t('members.search')}
                    placeholder={t('members.search')}
                    value={sought}
                    onChange={(event) => setSought(event.currentTarget.value)}
                  />
                  {mayAsk ? (
                    <Button variant="primary" icon="person-add" onClick={() => asking(true)}>
                      {t('members.invite')}
                    </Button>
                  ) : null}
                </div>
                {sections.map(({ id, title, people }) => (
                  <section key={id} className={styles.section} aria-label={title}>
                    {sections.length > 1 ? (
                      <h2>
                        {title} <span>{people.length}</span>
                      </h2>
                    ) : null}
                    <ul>
                      {people.map((member) => (
                        <MemberRow key={member.id} member={member} group={group} />
                      ))}
                    </ul>
                  </section>
                ))}
                {sections.length === 0 && sought.trim() ? (
                  <EmptyState art="lens" title={t('members.none', { words: sought.trim() })} />
                ) : null}
              </div>
            </div>
          ),
        }}
      />
      {invite && facts && mayAsk ? <InviteDialog group={group} members={members} onClose={() => asking(false)} /> : null}
    </InsideOnly>
  );
}
