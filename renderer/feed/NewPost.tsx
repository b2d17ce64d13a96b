import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COMPANY, type DocumentId, type SpaceId } from '../../model/kernel/ids.ts';
import { maySpeakForTheCompany } from '../../model/feed/policy.ts';
import { postCreate } from '../../model/feed/posting.ts';
import { useApp } from '../shell/app-context.ts';
import { PersonAvatar } from '../shell/parts/PersonAvatar.tsx';
import { usePerson } from '../shell/parts/usePerson.ts';
import { useActor } from '../shell/parts/useRole.ts';
import { WritingBox } from '../shell/parts/WritingBox.tsx';
import { useDocument, useLive, useStore } from '../store/hooks.ts';
import { TextField } from '../ui/Field.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Toggle.tsx';
import { emptyPoll, PollMaker, pollOf } from './PollMaker.tsx';
import { PlaceChoice } from './PlaceChoice.tsx';
import { SharedPost } from './SharedPost.tsx';
import { useSpace } from './places.ts';
import styles from './NewPost.module.css';
import type { PostBody } from '../../model/feed/post.ts';

type Props = {
  /** Where it goes unless the writer chooses another place. */
  space?: SpaceId;
  /** The post that is passed on. */
  share?: DocumentId | null;
  startOpen?: boolean;
  onDone?: () => void;
};

/** "Vad vill du dela, Elin?": closed it is one line, open it is the whole writing place. */
export function NewPost({ space: given, share = null, startOpen = false, onDone }: Props) {
  const { t } = useTranslation('feed');
  const store = useStore();
  const me = useLive(useApp().me);
  const person = usePerson(store.me);
  const [chosen, setChosen] = useState<SpaceId>(given ?? COMPANY);
  const space = given ?? chosen;
  const place = `post:${given ?? 'feed'}${share ? `:${share}` : ''}`;
  const draft = useLive(store.drafts.get(place));
  const [open, setOpen] = useState(startOpen || draft.text !== '' || draft.files.length > 0);
  const [poll, setPoll] = useState<ReturnType<typeof emptyPoll> | null>(null);
  const [title, setTitle] = useState('');
  const [official, setOfficial] = useState(false);
  const facts = useSpace(space);
  const actor = useActor(space);
  const shared = useDocument<PostBody>(share ?? ('' as DocumentId));
  const maySpeak = maySpeakForTheCompany(actor, facts) === null;
  const close = () => {
    setOpen(false);
    setPoll(null);
    setTitle('');
    setOfficial(false);
    onDone?.();
  };
  const name = person.body?.given || (me.name.split(' ')[0] ?? '');
  if (!open)
    return (
      <div className={styles.closed} data-edge>
        <PersonAvatar person={store.me} size={32} presence={false} />
        <button type="button" className={styles.ask} onClick={() => setOpen(true)}>
          {t('new.ask', { name })}
        </button>
        <IconButton
          icon="poll"
          label={t('new.poll')}
          onClick={() => {
            setPoll(emptyPoll());
            setOpen(true);
          }}
        />
        <Button variant="primary" onClick={() => setOpen(true)}>
          {t('new.write')}
        </Button>
      </div>
    );
  return (
    <section className={styles.open} aria-label={t('new.label')}>
      {given ? null : <PlaceChoice value={space} onChange={setChosen} />}
      {maySpeak && official ? (
        <TextField label={t('post.title')} value={title} onChange={(event) => setTitle(event.currentTarget.value)} maxLength={200} />
      ) : null}
      <WritingBox
        space={space}
        place={place}
        label={t('new.ask', { name })}
        submitLabel={t('new.publish')}
        autoFocus
        rows={3}
        allowEmpty={poll !== null || share !== null}
        onCancel={close}
        onSubmit={async (written) => {
          const ran = await store.run(postCreate, space, {
            post: store.newId() as never,
            ...written,
            title: official ? title : '',
            official: maySpeak && official,
            poll: poll ? pollOf(poll, store.now()) : null,
            sharedFrom: share && shared ? { space: shared.space, post: share } : null,
          });
          if (ran.ok) close();
          return ran;
        }}
        extra={
          <>
            <IconButton icon="poll" label={t('new.poll')} pressed={poll !== null} onClick={() => setPoll(poll ? null : emptyPoll())} />
            {maySpeak ? <Checkbox label={t('post.official')} checked={official} onChange={setOfficial} /> : null}
          </>
        }
      >
        {poll ? <PollMaker value={poll} onChange={setPoll} /> : null}
        {share ? <SharedPost post={share} space={space} /> : null}
      </WritingBox>
    </section>
  );
}
