import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive, usePresence } from '../store/hooks.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { cx } from '../ui/cx.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useApp } from './app-context.ts';
import { useSheet } from './Sheet.tsx';
import { SyncStrip } from './SyncCorner.tsx';
import { useSwitcher } from './switcher-context.ts';
import styles from './PaneHead.module.css';

export type HeadTab = { id: string; label: string; active: boolean; count?: ReactNode } & ({ to: string } | { onSelect: () => void });

export type PaneHeadProps = {
  title: string;
  /** One line under the title; the title is smaller then. */
  subtitle?: ReactNode;
  /** An avatar before the title, shown on phones, where the list with its avatars is away. */
  lead?: ReactNode;
  /** Where "back" goes when only this pane has room: the list. It makes the phone's header a detail's. */
  back?: string | (() => void);
  tabs?: readonly HeadTab[];
  tabsLabel?: string;
  actions?: ReactNode;
  /** Instead of `actions` on phones: at most two icons. */
  phoneActions?: ReactNode;
  /** No line under it: a list's header. */
  bare?: boolean;
  /** A heading inside the page rather than the page's own. */
  level?: 1 | 2;
};

/** A pane's header: 56 px on a desk, the page's header on a phone. */
export function PaneHead(props: PaneHeadProps) {
  const { layout } = useSheet();
  return layout === 'phone' ? <PhoneHead {...props} /> : <DeskHead {...props} />;
}

function DeskHead({ title, subtitle, back, tabs, tabsLabel, actions, bare, level = 1 }: PaneHeadProps) {
  const { t } = useTranslation('shell');
  const { single, panel } = useSheet();
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <header className={cx(styles.head, bare && styles.bare, Boolean(subtitle || bare) && styles.tight)}>
      {back && single ? <BackButton back={back} /> : null}
      {subtitle ? (
        <div className={cx(styles.words, 'grow')}>
          <Heading>{title}</Heading>
          <small>{subtitle}</small>
        </div>
      ) : (
        <Heading className={styles.title}>{title}</Heading>
      )}
      {tabs ? <HeadTabs tabs={tabs} label={tabsLabel ?? title} /> : null}
      <div className={styles.actions}>
        {actions}
        {panel ? (
          <IconButton icon="sidebar" label={t('panel')} pressed={panel.open} aria-controls={panel.id} onClick={panel.toggle} />
        ) : null}
      </div>
    </header>
  );
}

function PhoneHead({ title, subtitle, lead, back, tabs, tabsLabel, actions, phoneActions, level = 1 }: PaneHeadProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  const shown = phoneActions ?? actions;
  if (back)
    return (
      <header className={styles.phone}>
        <div className={cx(styles.bar, styles.detail)}>
          <BackButton back={back} />
          {lead}
          <div className={styles.phoneWords}>
            <Heading>{title}</Heading>
            {subtitle ? <small>{subtitle}</small> : null}
          </div>
          {shown}
        </div>
        {tabs ? <Tabs tabs={tabs} label={tabsLabel ?? title} className={styles.chips} /> : null}
        <SyncStrip />
      </header>
    );
  return (
    <header className={styles.phone}>
      <div className={styles.bar}>
        <Heading className={styles.big}>{title}</Heading>
        <SearchButton />
        {shown}
        <Account />
      </div>
      {tabs ? <Tabs tabs={tabs} label={tabsLabel ?? title} className={styles.chips} /> : null}
      <SyncStrip />
    </header>
  );
}

function BackButton({ back }: { back: string | (() => void) }) {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  return (
    <IconButton
      icon="chevron-left"
      label={t('backToList')}
      onClick={() => (typeof back === 'string' ? void navigate({ to: back }) : back())}
    />
  );
}

function SearchButton() {
  const { t } = useTranslation('shell');
  return <IconButton icon="search" label={t('searchShort')} onClick={useSwitcher()} />;
}

function Account() {
  const { t } = useTranslation('shell');
  const { me: live } = useApp();
  const me = useLive(live);
  const presence = usePresence(me.person);
  return (
    <Link to="/more" className={styles.account}>
      <Avatar id={me.person} name={me.name} src={me.picture} presence={presence} size={30} />
      <span className="sr">{t('account', { name: me.name })}</span>
    </Link>
  );
}

type TabsProps = { tabs: readonly HeadTab[]; label: string; className?: string };

/** The parts of a place, underlined where one is. */
export const HeadTabs = ({ className, ...props }: TabsProps) => <Tabs {...props} className={cx(styles.tabs, className)} />;

function Tabs({ tabs, label, className }: TabsProps) {
  return (
    <nav className={className} aria-label={label}>
      {tabs.map((tab) => {
        const words = (
          <>
            {tab.label}
            {tab.count !== undefined ? <span className={styles.n}>{tab.count}</span> : null}
          </>
        );
        const current = tab.active ? 'page' : undefined;
        return 'to' in tab ? (
          <Link key={tab.id} to={tab.to} aria-current={current} activeProps={{}} inactiveProps={{}}>
            {words}
          </Link>
        ) : (
          <button key={tab.id} type="button" aria-current={current} onClick={tab.onSelect}>
            {words}
          </button>
        );
      })}
    </nav>
  );
}
