import { type CSSProperties, createContext, type ReactNode, use, useId, useState } from 'react';
import { useLive } from '../store/hooks.ts';
import { cx } from '../ui/cx.ts';
import { Grip } from './Grip.tsx';
import { type Layout, useLayout } from './layout.ts';
import { paneWidths, setPaneWidth } from './pane-widths.ts';
import styles from './Sheet.module.css';

export type Pane = {
  /** A landmark's name: "Chattar". */
  label: string;
  children: ReactNode;
};

export type SheetProps = {
  /** Names the place in the memory of widths: `chat`. */
  id: string;
  /** A header over all panes. Without one each pane has its own. */
  head?: ReactNode;
  /** On the left; `main` shows one of what it lists. */
  list?: Pane & { width: number };
  main: Pane;
  /**
   * On the right. A `column` says more about the place and hides behind the panel button when the window is narrow.
   * A `detail` is something opened (a thread): it covers the main pane when there is no room beside it.
   */
  aside?: Pane & { width: number; kind: 'column' | 'detail' };
  /** With room for one pane: the list, or what was chosen in it. */
  show?: 'list' | 'main';
  /** On a phone: a conversation or an editor, which needs the tab bar's room. */
  immersive?: boolean;
};

type SheetState = { layout: Layout; single: boolean; panel: { open: boolean; toggle: () => void; id: string } | null };
const Context = createContext<SheetState>({ layout: 'wide', single: false, panel: null });

/** How the sheet around a pane is laid out; headers use it. */
export const useSheet = () => use(Context);

/** The panes of one screen, side by side as far as there is room. */
export function Sheet({ id, head, list, main, aside, show = 'main', immersive }: SheetProps) {
  const layout = useLayout();
  const widths = useLive(paneWidths);
  const [open, setOpen] = useState(false);
  const panelId = useId();

  const single = layout === 'rail' || layout === 'phone';
  const listShown = list && (!single || show === 'list');
  const mainShown = !list || !single || show === 'main';
  const beside = layout === 'wide' && mainShown;
  const hidesAside = aside?.kind === 'column' && !beside && layout !== 'phone' && mainShown;
  const asideShown = aside && mainShown && (beside || aside.kind === 'detail' || (hidesAside && open));
  const covers = aside?.kind === 'detail' && single;
  const asideBeside = asideShown && beside;

  const widthOf = (pane: 'list' | 'aside', made: number) => widths[`${id}.${pane}`] ?? made;
  const style: Record<string, string> = {};
  if (list) style['--list-w'] = `${widthOf('list', list.width)}px`;
  if (aside) style['--aside-w'] = `${widthOf('aside', aside.width)}px`;

  const state: SheetState = { layout, single, panel: null };
  const mainState: SheetState = { ...state, panel: hidesAside ? { open, toggle: () => setOpen(!open), id: panelId } : null };
  return (
    <Context value={state}>
      <div className={styles.sheet} style={style as CSSProperties} data-immersive={immersive || undefined}>
        <Context value={mainState}>{head}</Context>
        <div className={cx(styles.panes, listShown && !single && styles.withList, asideBeside && styles.withAside)}>
          {listShown ? (
            <section className={cx(styles.pane, styles.list)} aria-label={list.label} data-pane tabIndex={-1}>
              {list.children}
            </section>
          ) : null}
          {listShown && !single ? (
            <div className={styles.edge}>
              <Grip
                className={styles.grip}
                pane={list.label}
                side="before"
                min={220}
                max={440}
                width={widthOf('list', list.width)}
                onChange={(width) => setPaneWidth(`${id}.list`, width)}
              />
            </div>
          ) : null}
          {mainShown ? (
            <section
              className={styles.pane}
              aria-label={main.label}
              data-pane
              tabIndex={-1}
              inert={covers && asideShown ? true : undefined}
            >
              <Context value={head ? state : mainState}>{main.children}</Context>
            </section>
          ) : null}
          {asideBeside ? (
            <div className={styles.edge}>
              <Grip
                className={styles.grip}
                pane={aside.label}
                side="after"
                min={260}
                max={560}
                width={widthOf('aside', aside.width)}
                onChange={(width) => setPaneWidth(`${id}.aside`, width)}
              />
            </div>
          ) : null}
          {asideShown ? (
            <aside
              id={panelId}
              className={cx(styles.pane, aside.kind === 'column' && styles.column, !asideBeside && styles.over, covers && styles.cover)}
              aria-label={aside.label}
              data-pane
              tabIndex={-1}
              onKeyDown={(event) => {
                if (event.key === 'Escape' && hidesAside) setOpen(false);
              }}
            >
              {aside.children}
            </aside>
          ) : null}
        </div>
      </div>
    </Context>
  );
}
