import { useState } from 'react';
import { PaneHead } from '../../shell/PaneHead.tsx';
import { Sheet } from '../../shell/Sheet.tsx';
import { Avatar, AvatarStack } from '../Avatar.tsx';
import { QUICK_REACTIONS } from '../emoji.ts';
import { Button } from '../Button.tsx';
import { Card } from '../Card.tsx';
import { Chip } from '../Chip.tsx';
import { FilterChips, SegmentedControl } from '../Choice.tsx';
import { ClassificationBar, ClassificationMark } from '../ClassificationMark.tsx';
import { CountBadge } from '../CountBadge.tsx';
import { ConfirmDialog } from '../Dialog.tsx';
import { EmptyState } from '../EmptyState.tsx';
import { PasswordField, SearchField, TextField } from '../Field.tsx';
import { embedClass, EmbedWords, FileCard } from '../FileCard.tsx';
import { HoverBar, hoverHost } from '../HoverBar.tsx';
import { Icon } from '../Icon.tsx';
import { IconButton } from '../IconButton.tsx';
import { drawings, type IconName } from '../icons.tsx';
import { Line } from '../Line.tsx';
import { Menu } from '../Menu.tsx';
import { Pending } from '../Pending.tsx';
import { Progress } from '../Progress.tsx';
import { ReactionAdd, ReactionChip } from '../ReactionChip.tsx';
import { RelativeTime } from '../RelativeTime.tsx';
import { Skeleton } from '../Skeleton.tsx';
import { ToastCard } from '../Toast.tsx';
import { showToast } from '../toasts.ts';
import { Checkbox, Radio, Switch } from '../Toggle.tsx';
import styles from './Gallery.module.css';

const noop = () => undefined;
const person = (id: string, name: string) => ({ id, name });
const elin = person('elin', 'Elin Sjöstrand');

export default function ComponentsPage() {
  return (
    <Sheet
      id="gallery"
      main={{
        label: 'Komponenter och tillstånd',
        children: (
          <>
            <PaneHead
              title="Komponenter och tillstånd"
              tabs={[
                { id: 'a', label: 'Alla', active: true, to: '/_gallery' },
                { id: 'b', label: 'Rutor', active: false, to: '/_gallery/chat', count: 3 },
              ]}
            />
            <div className={`${styles.page} scroll`} tabIndex={-1}>
              <div className={styles.g3}>
                <Buttons />
                <Fields />
                <Marks />
              </div>
              <div className={styles.g2}>
                <Journeys />
                <Toasts />
              </div>
              <div className={styles.g4}>
                <Card className={styles.flush}>
                  <EmptyState
                    art="cup"
                    title="Tyst och lugnt"
                    text="Du har läst allt. Dags för en fika?"
                    action={<Button size="sm">Visa lästa</Button>}
                  />
                </Card>
                <Card className={styles.flush}>
                  <EmptyState
                    art="page"
                    title="Ingen wiki än"
                    text="Skriv första sidan, eller börja från en mall."
                    action={
                      <Button size="sm" icon="template">
                        Välj en mall
                      </Button>
                    }
                  />
                </Card>
                <Card className={styles.flush}>
                  <EmptyState
                    art="lens"
                    title="Inga träffar på ”matvärden”"
                    text="Menade du mätvärden? Eller fråga en kollega."
                    action={<Button size="sm">Sök på mätvärden</Button>}
                  />
                </Card>
                <Card className={styles.card}>
                  <h2>Hämtar</h2>
                  <Skeleton shape="rows" />
                </Card>
              </div>
              <div className={styles.g2}>
                <Content />
                <Menus />
              </div>
              <Icons />
            </div>
          </>
        ),
      }}
    />
  );
}

function Buttons() {
  return (
    <Card className={styles.card}>
      <h2>Knappar</h2>
      <div className={styles.states}>
        <State words="Vanlig">
          <Button variant="primary">Publicera</Button>
        </State>
        <State words="Över">
          <Button variant="primary" data-show="hover">
            Publicera
          </Button>
        </State>
        <State words="Fokus">
          <Button variant="primary" data-show="focus">
            Publicera
          </Button>
        </State>
        <State words="Nedtryckt">
          <Button variant="primary" data-show="pressed">
            Publicera
          </Button>
        </State>
        <State words="Av">
          <Button variant="primary" disabled>
            Publicera
          </Button>
        </State>
        <State words="Arbetar">
          <Button variant="primary" pending pendingLabel="Publicerar…">
            Publicera
          </Button>
        </State>
        <State words="Vanlig">
          <Button>Spara utkast</Button>
        </State>
        <State words="Över">
          <Button data-show="hover">Spara utkast</Button>
        </State>
        <State words="Fokus">
          <Button data-show="focus">Spara utkast</Button>
        </State>
        <State words="Tyst">
          <Button variant="ghost">Avbryt</Button>
        </State>
        <State words="Av">
          <Button disabled>Spara</Button>
        </State>
        <State words="Farlig">
          <Button variant="danger">Rensa enheten</Button>
        </State>
      </div>
    </Card>
  );
}

function State({ words, children }: { words: string; children: React.ReactNode }) {
  return (
    <div className={styles.state}>
      <small>{words}</small>
      {children}
    </div>
  );
}

function Fields() {
  const [on, setOn] = useState(true);
  const [yes, setYes] = useState(true);
  return (
    <Card className={styles.card}>
      <h2>Fält</h2>
      <div className={styles.column}>
        <SearchField label="Sök i gruppen" placeholder="Sök i gruppen" />
        <TextField label="Företag" labelHidden defaultValue="Nordanvik" />
        <TextField
          label="Adress"
          labelHidden
          defaultValue="intranat.nordanvk"
          error="Vi hittar inget företag på den adressen. Kontrollera stavningen."
        />
        <TextField label="Namn" labelHidden defaultValue="Bara ägaren kan ändra" disabled tail={<Icon name="lock" size={16} />} />
        <div className={styles.wrap}>
          <Checkbox label="Nej" checked={!yes} onChange={(no) => setYes(!no)} />
          <Checkbox label="Ja" checked={yes} onChange={setYes} />
          <Radio label="Val" name="val" checked onChange={noop} />
          <Switch label="På" checked={on} onChange={setOn} />
          <Switch label="Av" labelHidden checked={!on} onChange={(off) => setOn(!off)} />
        </div>
      </div>
    </Card>
  );
}

function Marks() {
  return (
    <Card className={styles.card}>
      <h2>Märken</h2>
      <div className={styles.column}>
        <div className={styles.wrap}>
          <ClassificationMark level="open" />
          <ClassificationMark level="internal" />
          <ClassificationMark level="confidential" />
        </div>
        <div className={styles.wrap}>
          <span className="row">
            <Avatar {...person('mei', 'Mei Sundvall')} size={28} presence="online" />
            Här nu
          </span>
          <span className="row">
            <Avatar {...person('oskar', 'Oskar Brännvall')} size={28} presence="away" />
            Borta
          </span>
          <span className="row">
            <Avatar {...person('johan', 'Johan Ekenäs')} size={28} presence="busy" />
            Upptagen
          </span>
          <span className="row">
            <Avatar {...person('petra', 'Petra Vallgren')} size={28} presence="offline" />
            Inte här
          </span>
        </div>
        <div className={styles.wrap}>
          <span className="row">
            <CountBadge count={3} waits /> <span className="dim">väntar på dig</span>
          </span>
          <span className="row">
            <CountBadge count={8} /> <span className="dim">nytt</span>
          </span>
          <CountBadge count={140} waits />
        </div>
        <div className={styles.wrap}>
          <Chip tone="ok" icon="check">
            Löst
          </Chip>
          <Chip tone="info">Beslut</Chip>
          <Chip tone="warm">Väntar på svar</Chip>
          <Chip tone="danger">Misslyckades</Chip>
          <Chip tone="warn">Behöver ditt val</Chip>
          <Chip>mätdata</Chip>
          <Chip tone="line">Extern</Chip>
        </div>
      </div>
    </Card>
  );
}

function Journeys() {
  return (
    <Card className={styles.card}>
      <h2>Skickas, väntar, gick inte</h2>
      <div>
        <div className={styles.line}>
          <Avatar {...elin} size={28} />
          <span className="grow">Jag tar med projektorn.</span>
          <Pending state="sending" />
        </div>
        <div className={styles.line}>
          <Avatar {...elin} size={28} />
          <span className="grow">Vi ses i Malmö vid nio.</span>
          <Pending state="waiting" />
        </div>
        <div className={styles.line}>
          <Avatar {...elin} size={28} />
          <span className="grow">Bilder från utflykten.zip</span>
          <Pending state="failed" reason="Filen är större än 2 GB" onRetry={noop} />
        </div>
        <div className={styles.line}>
          <Avatar {...elin} size={28} />
          <span className="grow">Underlaget ligger i gruppen.</span>
          <AvatarStack size={18} people={[person('amira', 'Amira Haddad'), person('oskar', 'Oskar Brännvall')]} />
          <span className="dim">Läst</span>
        </div>
      </div>
    </Card>
  );
}

function Toasts() {
  return (
    <Card className={styles.card}>
      <h2>Korta besked</h2>
      <div className={styles.column}>
        <ToastCard toast={{ tone: 'ok', text: 'Du är i fas igen. 3 ändringar skickade.' }} />
        <ToastCard toast={{ tone: 'plain', icon: 'trash', text: 'Inlägget är borttaget.', action: { label: 'Ångra', run: noop } }} />
        <ToastCard
          toast={{ tone: 'danger', text: 'Det gick inte att spara. Texten finns kvar här.', action: { label: 'Försök igen', run: noop } }}
        />
        <Button
          size="sm"
          onClick={() => showToast({ tone: 'plain', icon: 'trash', text: 'Inlägget är borttaget.', action: { label: 'Ångra', run: noop } })}
        >
          Visa ett besked
        </Button>
      </div>
    </Card>
  );
}

function Content() {
  const [mine, setMine] = useState(true);
  return (
    <Card className={styles.card}>
      <h2>Innehåll</h2>
      <div className={styles.column}>
        <div className={styles.wrap}>
          <ReactionChip emoji="🎉" count={mine ? 23 : 22} mine={mine} who="Amira, Oskar och 21 till" onToggle={() => setMine(!mine)} />
          <ReactionChip emoji="☕" count={11} mine={false} onToggle={noop} />
          <ReactionAdd onPick={(emoji) => showToast({ tone: 'ok', text: emoji })} />
        </div>
        <div>
          <FileCard name="nattkörning-avvikelser.xlsx" size={218_000} place="here" onOpen={noop} onDownload={noop} />
        </div>
        <div>
          <FileCard name="Bilder från utflykten.zip" size={1_830_000_000} place={{ uploading: 0.42 }} />
        </div>
        <a className={embedClass} href="/_gallery">
          <EmbedWords icon="wiki" title="Resereglemente 2.0" detail="Wiki · Policyer · 4 min läsning" />
        </a>
        <Progress part={0.683} label="287 av 420 har läst" />
        <Line>I dag</Line>
        <Line isNew>Nytt</Line>
        <div className={styles.wrap}>
          <RelativeTime at={Date.now() - 24 * 60_000} look="ago" className="dim" />
          <RelativeTime at={new Date().setHours(0, 5, 0, 0) - 86_400_000} className="dim" />
          <RelativeTime at={Date.UTC(2026, 0, 3)} className="dim" />
        </div>
        <ClassificationBar />
      </div>
    </Card>
  );
}

function Menus() {
  const [filter, setFilter] = useState<'all' | 'unread' | 'mentions'>('all');
  const [size, setSize] = useState<'s' | 'm' | 'l' | 'xl'>('m');
  const [asked, setAsked] = useState(false);
  return (
    <Card className={styles.card}>
      <h2>Val och menyer</h2>
      <div className={styles.column}>
        <FilterChips
          label="Visa"
          value={filter}
          onChange={setFilter}
          choices={[
            { value: 'all', label: 'Alla' },
            { value: 'unread', label: 'Olästa' },
            { value: 'mentions', label: 'Nämner mig' },
          ]}
        />
        <SegmentedControl
          label="Textstorlek"
          value={size}
          onChange={setSize}
          choices={[
            { value: 's', label: 'Mindre' },
            { value: 'm', label: 'Normal' },
            { value: 'l', label: 'Större' },
            { value: 'xl', label: 'Störst' },
          ]}
        />
        <div className={styles.wrap}>
          <Menu
            position="bottom-start"
            trigger={<Button icon="more">Fler val</Button>}
            items={[
              { id: 'edit', label: 'Ändra', icon: 'edit', keys: 'e', onSelect: noop },
              { id: 'link', label: 'Kopiera länk', icon: 'link', onSelect: noop },
              { id: 'line', divider: true },
              { id: 'remove', label: 'Ta bort', icon: 'trash', danger: true, onSelect: () => setAsked(true) },
            ]}
          />
          <IconButton icon="bell" label="Följ tråden" pressed />
          <IconButton icon="send" label="Skicka" look="send" keys="mod+enter" />
          <IconButton icon="compose" label="Skriv nytt" look="solid" />
          <IconButton icon="more" label="Av" disabled />
        </div>
        <PasswordField label="Lösenord" hint="Minst 12 tecken. En mening går bra." autoComplete="off" />
        <div className={`${styles.bar} ${hoverHost}`}>
          <HoverBar label="Gör något med meddelandet" quick={QUICK_REACTIONS} onReact={noop} shown>
            <IconButton size="sm" icon="smile" label="Reagera" />
            <IconButton size="sm" icon="reply" label="Svara i tråd" />
            <IconButton size="sm" icon="bookmark" label="Spara" />
            <IconButton size="sm" icon="more" label="Fler val för meddelandet" />
          </HoverBar>
          <b>Linnea Tornfors</b> Fint! Då kan jag skriva klart texten.
        </div>
      </div>
      <ConfirmDialog
        open={asked}
        onClose={() => setAsked(false)}
        title="Rensa NV-0209?"
        confirm="Rensa enheten"
        danger
        onConfirm={() => setAsked(false)}
      >
        Allt Fikarum har sparat på datorn tas bort nästa gång den är online.
      </ConfirmDialog>
    </Card>
  );
}

function Icons() {
  return (
    <Card className={styles.card}>
      <h2>Ikoner</h2>
      <div className={`${styles.wrap} ${styles.column}`}>
        {(Object.keys(drawings) as IconName[]).map((name) => (
          <span key={name} data-tip={name}>
            <Icon name={name} />
          </span>
        ))}
      </div>
    </Card>
  );
}
