import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SpaceId } from '../../model/kernel/ids.ts';
import { personalSpace } from '../../model/kernel/ids.ts';
import type { SpaceBody } from '../../model/kernel/space.ts';
import { type SettingsBody, settingsDocument } from '../../model/settings/settings.ts';
import { muteSet, pinSet } from '../../model/settings/commands.ts';
import { conversationLeave } from '../../model/spaces/conversation.ts';
import { sayRefusal } from '../shell/parts/refusals.ts';
import { useLive, useDocument, useStore } from '../store/hooks.ts';
import { AvatarStack } from '../ui/Avatar.tsx';
import { ClassificationMark } from '../ui/ClassificationMark.tsx';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { Popover } from '../ui/Popover.tsx';
import { TextField } from '../ui/Field.tsx';
import { PaneHead } from '../shell/PaneHead.tsx';
import { ConversationMark } from './ConversationMark.tsx';
import { EditConversation } from './EditConversation.tsx';
import styles from './ConversationHead.module.css';
import { chatAddress } from './places.ts';
import { useHereNow, useMembers } from './useConversations.ts';

type Props = { space: SpaceId; facts: SpaceBody; name: string; onDate: (at: number) => void };

export function ConversationHead({ space, facts, name, onDate }: Props) {
  const { t } = useTranslation('chat');
  const store = useStore();
  const navigate = useNavigate();
  const members = useMembers(space);
  const here = useLive(useHereNow(members));
  const settings = useDocument<SettingsBody>(settingsDocument(store.me));
  const [dialog, setDialog] = useState<'people' | 'leave' | null>(null);
  const pinned = settings?.body.pinned.includes(chatAddress(space)) ?? false;
  const muted = settings?.body.muted.includes(space) ?? false;
  const conversation = facts.type === 'conversation';
  const say = t('head.members', { count: members.length });
  const items: MenuItem[] = [
    {
      id: 'mute',
      icon: 'bell',
      label: t(muted ? 'head.unmute' : 'head.mute'),
      onSelect: () => void store.run(muteSet, personalSpace(store.me), { space, on: !muted }),
    },
    ...(conversation
      ? [
          { id: 'people', icon: 'people' as const, label: t('head.people'), onSelect: () => setDialog('people') },
          { id: 'leave', icon: 'external' as const, label: t('head.leave'), danger: true, onSelect: () => setDialog('leave') },
        ]
      : []),
  ];
  const leave = async () => {
    const ran = await store.run(conversationLeave, space, {});
    if (ran.ok) await navigate({ to: '/chat' });
    else sayRefusal(ran.refusal);
  };
  return (
    <>
      <PaneHead
        title={name}
        subtitle={facts.type === 'direct' ? t('head.direct') : here > 0 ? `${say} · ${t('head.here', { count: here })}` : say}
        lead={<ConversationMark space={space} facts={facts} name={name} size={36} />}
        back="/chat"
        actions={
          <>
            {facts.classification === 'confidential' ? <ClassificationMark level={facts.classification} /> : null}
            {facts.type === 'direct' ? null : (
              <AvatarStack
                people={members.slice(0, 3).map(({ person, name: who }) => ({ id: person, name: who }))}
                total={members.length}
              />
            )}
            <JumpToDate onDate={onDate} />
            <IconButton
              icon="pin"
              label={t(pinned ? 'head.unpin' : 'head.pin')}
              pressed={pinned}
              onClick={() => void store.run(pinSet, personalSpace(store.me), { place: chatAddress(space), on: !pinned })}
            />
            <Menu items={items} trigger={<IconButton icon="more" label={t('head.more')} />} />
          </>
        }
        phoneActions={<Menu items={items} trigger={<IconButton icon="more" label={t('head.more')} />} />}
      />
      {dialog === 'people' ? <EditConversation space={space} facts={facts} members={members} onClose={() => setDialog(null)} /> : null}
      <ConfirmDialog
        open={dialog === 'leave'}
        danger
        title={t('head.leaveTitle', { name })}
        confirm={t('head.leave')}
        onClose={() => setDialog(null)}
        onConfirm={() => void leave()}
      >
        {t('head.leaveText')}
      </ConfirmDialog>
    </>
  );
}

function JumpToDate({ onDate }: { onDate: (at: number) => void }) {
  const { t } = useTranslation('chat');
  return (
    <Popover label={t('head.date')} trigger={<IconButton icon="history" label={t('head.date')} />}>
      {(close) => (
        <form
          className={styles.date}
          onSubmit={(event) => {
            event.preventDefault();
            const value = new FormData(event.currentTarget).get('date');
            const at = new Date(`${String(value)}T00:00`).getTime();
            if (Number.isNaN(at)) return;
            close();
            onDate(at);
          }}
        >
          <TextField name="date" type="date" label={t('head.date')} required max={new Date().toISOString().slice(0, 10)} />
          <IconButton icon="arrow-right" label={t('head.go')} type="submit" />
        </form>
      )}
    </Popover>
  );
}
