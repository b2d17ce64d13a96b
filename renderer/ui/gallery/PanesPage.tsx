import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { PaneHead } from '../../shell/PaneHead.tsx';
import { Sheet } from '../../shell/Sheet.tsx';
import { Avatar, AvatarStack } from '../Avatar.tsx';
import { Block, RowWords, rowClass, TodoWords, todoClass } from '../Card.tsx';
import { EmptyState } from '../EmptyState.tsx';
import { IconButton } from '../IconButton.tsx';
import { Skeleton } from '../Skeleton.tsx';
import styles from './Gallery.module.css';

/** Three panes: what happens with them as the window shrinks. */
export default function PanesPage() {
  const { b } = useParams({ strict: false });
  const [aside, setAside] = useState<'column' | 'detail'>('column');
  return (
    <Sheet
      id="gallery-panes"
      show={b ? 'main' : 'list'}
      immersive={Boolean(b)}
      list={{
        label: 'Chattar',
        width: 272,
        children: (
          <>
            <PaneHead title="Chatt" bare actions={<IconButton icon="compose" label="Ny chatt" />} />
            <div className={`${styles.page} scroll`}>
              <a className={rowClass} href="/_gallery/chat/amira">
                <Avatar id="amira" name="Amira Haddad" size={32} presence="online" />
                <RowWords title="Amira Haddad" detail="skriver…" />
              </a>
              <Skeleton shape="rows" />
            </div>
          </>
        ),
      }}
      main={{
        label: 'Vättra-teamet',
        children: (
          <>
            <PaneHead
              title="Vättra-teamet"
              subtitle="7 medlemmar · 4 är här nu"
              back="/_gallery/chat"
              lead={<Avatar id="c-2" name="Vättra-teamet" mark="VT" shape="group" size={32} />}
              actions={
                <>
                  <AvatarStack
                    total={7}
                    people={[
                      { id: 'amira', name: 'Amira Haddad' },
                      { id: 'oskar', name: 'Oskar Brännvall' },
                      { id: 'yusuf', name: 'Yusuf Karlberg' },
                    ]}
                  />
                  <IconButton icon="reply" label="Öppna en tråd" onClick={() => setAside(aside === 'column' ? 'detail' : 'column')} />
                </>
              }
              phoneActions={
                <IconButton icon="more" label="Mer om chatten" onClick={() => setAside(aside === 'column' ? 'detail' : 'column')} />
              }
            />
            <EmptyState art="talk" title="Säg hej till Vättra-teamet" text="Här är det tomt än." />
          </>
        ),
      }}
      aside={{
        label: aside === 'column' ? 'Just nu' : 'Tråd',
        width: 320,
        kind: aside,
        children: (
          <>
            <PaneHead
              title="Tråd"
              subtitle="Amira · 09.52"
              level={2}
              back={() => setAside('column')}
              actions={<IconButton icon="close" label="Stäng tråden" onClick={() => setAside('column')} />}
            />
            <div className={`${styles.card} scroll`}>
              <Block title="Väntar på dig">
                <a className={todoClass} href="/_gallery">
                  <TodoWords icon="megaphone" title="Bekräfta resereglementet" detail="Senast 30 november" />
                </a>
                <a className={todoClass} href="/_gallery">
                  <TodoWords icon="at" title="Amira nämnde dig" detail="i Dataplattform · 24 min" />
                </a>
              </Block>
              <Block title="Det pratas om" aside={<span className="dim">7 dagar</span>}>
                <a className={rowClass} href="/_gallery">
                  <RowWords title={<span className="tag">#vättralyftet</span>}>
                    <span className="num">64 inlägg</span>
                  </RowWords>
                </a>
              </Block>
            </div>
          </>
        ),
      }}
    />
  );
}
