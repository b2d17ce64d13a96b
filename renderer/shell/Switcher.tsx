import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SwitcherHit, SwitcherScope } from '../feature.ts';
import { useStore } from '../store/hooks.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Chip } from '../ui/Chip.tsx';
import { ClassificationMark } from '../ui/ClassificationMark.tsx';
import { ModalFrame } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { useApp } from './app-context.ts';
import { markWords } from './mark-words.ts';
import { gather } from './switcher-hits.ts';
import { usePlacesProvider } from './switcher-places.ts';
import styles from './Switcher.module.css';

type SwitcherProps = { /** Where one has been, the latest first. */ recent: () => readonly string[]; onClose: () => void };

/** Ctrl/⌘ K: everything on this device by a few letters. Focus stays in the field; the list names its active option. */
export default function Switcher(props: SwitcherProps) {
  const { t } = useTranslation('shell');
  return (
    <ModalFrame open onClose={props.onClose} label={t('switcher.label')} className={styles.palette}>
      <Palette {...props} />
    </ModalFrame>
  );
}

function Palette({ recent, onClose }: SwitcherProps) {
  const { t } = useTranslation('shell');
  const { features } = useApp();
  const store = useStore();
  const navigate = useNavigate();
  const places = usePlacesProvider();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [scope, setScope] = useState<SwitcherScope | null>(null);
  const [hits, setHits] = useState<readonly SwitcherHit[]>([]);
  const [answered, setAnswered] = useState(false);
  const [active, setActive] = useState(0);

  const providers = useMemo(() => [...features.flatMap((feature) => feature.switcher ?? []), places], [features, places]);
  const searchPath = features.map((feature) => feature.searchPath).find(Boolean);

  useEffect(() => {
    const stop = new AbortController();
    setAnswered(false);
    let first = true;
    void gather(providers, query, { scope, signal: stop.signal, store, recent: recent() }, (found) => {
      setHits(found);
      // The chosen line stays put while slower answers arrive.
      if (first) setActive(0);
      first = false;
    }).then(() => {
      if (!stop.signal.aborted) setAnswered(true);
    });
    return () => stop.abort();
  }, [query, scope, providers, store, recent]);

  const everywhere: SwitcherHit | null =
    searchPath && query.trim()
      ? {
          id: 'everywhere',
          title: t('switcher.everywhere', { query: query.trim() }),
          lead: { icon: 'search' },
          section: 'actions',
          score: 0,
          keys: 'mod+enter',
          open: { to: searchPath(query.trim()) },
        }
      : null;
  const shown = everywhere ? [...hits, everywhere] : hits;
  const at = Math.min(active, shown.length - 1);
  const current = shown[at];

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  const openHit = (hit: SwitcherHit) => {
    onClose();
    if ('to' in hit.open) void navigate({ to: hit.open.to });
    else hit.open.run();
  };
  const narrow = (to: SwitcherScope | null) => {
    setScope(to);
    setQuery('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step) {
      event.preventDefault();
      setActive((at + step + shown.length) % Math.max(1, shown.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const full = (event.ctrlKey || event.metaKey) && everywhere;
      if (full) openHit(everywhere);
      else if (current) openHit(current);
    } else if (event.key === 'Tab' && !event.shiftKey && current?.scope) {
      event.preventDefault();
      narrow(current.scope);
    } else if (event.key === 'Backspace' && query === '' && scope) {
      event.preventDefault();
      narrow(null);
    } else if (event.key === 'Escape') {
      // A search field would only empty itself.
      event.preventDefault();
      onClose();
    } else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onClose();
    }
  };

  return (
    <>
      <div className={styles.top}>
        <Icon name="search" />
        {scope ? (
          <Chip tone="primary">
            {scope.label}
            <IconButton size="xs" icon="close" label={t('switcher.leaveScope', { scope: scope.label })} onClick={() => narrow(null)} />
          </Chip>
        ) : null}
        <input
          type="search"
          role="combobox"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={current ? `${id}-${at}` : undefined}
          aria-label={t('switcher.label')}
          placeholder={t('switcher.placeholder')}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" onClick={onClose}>
          <span className="sr">{t('switcher.close')}</span>
          <Kbd keys="escape" />
        </button>
      </div>
      <div className={styles.list} role="listbox" id={`${id}-list`} aria-label={t('switcher.hits')} ref={list}>
        {shown.map((hit, index) => (
          <Hit
            key={hit.id}
            id={`${id}-${index}`}
            hit={hit}
            query={hit.id === 'everywhere' ? '' : query}
            active={index === at}
            heading={hit.section === 'actions' && shown[index - 1]?.section !== 'actions' ? t('switcher.actions') : null}
            onOpen={() => openHit(hit)}
            onPoint={() => setActive(index)}
          />
        ))}
      </div>
      {hits.length === 0 && answered ? (
        <p className={styles.none}>{query.trim() ? t('switcher.none', { query: query.trim() }) : t('switcher.start')}</p>
      ) : null}
      <div className="sr" role="status">
        {answered ? t('switcher.count', { count: shown.length }) : null}
      </div>
      <div className={styles.foot} aria-hidden="true">
        <span>
          <Kbd keys={['up', 'down']} />
          {t('switcher.choose')}
        </span>
        <span>
          <Kbd keys="enter" />
          {t('switcher.open')}
        </span>
        {current?.scope ? (
          <span>
            <Kbd keys="tab" />
            {t('switcher.narrow')}
          </span>
        ) : null}
        <span className="grow" />
        <span>{t('switcher.local')}</span>
      </div>
    </>
  );
}

type HitProps = {
  id: string;
  hit: SwitcherHit;
  query: string;
  active: boolean;
  heading: string | null;
  onOpen: () => void;
  onPoint: () => void;
};

function Hit({ id, hit, query, active, heading, onOpen, onPoint }: HitProps) {
  return (
    <>
      {heading ? (
        <div className={styles.heading} role="presentation">
          {heading}
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field, which names the active option */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field opens */}
      <div id={id} role="option" aria-selected={active} className={styles.hit} onClick={onOpen} onMouseMove={onPoint}>
        {'avatar' in hit.lead ? (
          <Avatar size={28} {...hit.lead.avatar} />
        ) : (
          <span className={styles.lead}>
            <Icon name={hit.lead.icon} />
          </span>
        )}
        <span className={styles.words}>
          <Marked text={hit.title} query={query} />
          {hit.detail ? ' ' : null}
          {hit.detail ? (
            <span className={styles.detail}>
              <Marked text={hit.detail} query={query} />
            </span>
          ) : null}
        </span>
        {hit.classification && hit.classification !== 'open' ? <ClassificationMark level={hit.classification} /> : null}
        <span aria-hidden="true">{hit.keys ? <Kbd keys={hit.keys} /> : active ? <Kbd keys="enter" /> : null}</span>
      </div>
    </>
  );
}

function Marked({ text, query }: { text: string; query: string }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in its order
  return markWords(text, query).map((part, index) => (part.hit ? <mark key={index}>{part.text}</mark> : part.text));
}
