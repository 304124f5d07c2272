import { clsx } from 'clsx';
import { PanelRightClose, PanelRightOpen } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useCommand } from './commands.tsx';
import { IconButton } from './icon-button.tsx';
import styles from './page.module.css';
import { type TrailStep, usePageInfo } from './page-title.ts';
import { setPreferences, usePreferences } from './preferences.ts';
import { Splitter } from './splitter.tsx';
import { useText } from './text.tsx';

export interface PageProps {
  /** The one h1, and the title of the window. */
  readonly title: string;
  /** Inside the h1 instead of the title: for a title that can be edited in place. */
  readonly heading?: ReactNode;
  readonly subtitle?: ReactNode;
  readonly chips?: ReactNode;
  readonly trail?: readonly TrailStep[] | undefined;
  readonly toolbar?: ReactNode;
  /** The right pane. */
  readonly aside?: ReactNode;
  readonly asideLabel?: string | undefined;
  readonly width?: 'full' | 'content' | 'read' | undefined;
  /** False: the body has a fixed height and what is in it scrolls by itself. */
  readonly scroll?: boolean | undefined;
  /** What is being loaded, in words, once it takes long enough to be noticed. */
  readonly busy?: string | undefined;
  readonly children: ReactNode;
}

export function Page(props: PageProps): ReactNode {
  const { title, heading, subtitle, chips, trail, toolbar, aside, asideLabel, busy, children } = props;
  const { width = 'full', scroll = true } = props;
  const t = useText();
  // In a narrow window the pane lies over the page. One that is there from the start waits; one that comes later was asked for.
  const [waits] = useState(() => Boolean(aside) && window.innerWidth < ROOM_BESIDE);
  const [open, setOpen] = useState(!waits);
  const [toggled, setToggled] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const openPane = (wanted: boolean): void => {
    setOpen(wanted);
    setToggled(true);
  };
  // The button that was pressed went away with the press: its twin takes the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again after each opening and closing
  useEffect(() => {
    if (toggled && document.activeElement === document.body) toggle.current?.focus();
  }, [open, toggled]);
  usePageInfo(title, trail);
  const paneLabel = asideLabel ?? title;
  return (
    <div className={styles.page}>
      <div className={styles.main}>
        {busy !== undefined && (
          <p role="status" className={styles.busy}>
            {busy}
          </p>
        )}
        <header className={styles.head}>
          <div className={styles.names}>
            <h1 className={styles.title} dir="auto">
              {heading ?? title}
            </h1>
            {subtitle && <div className={styles.subtitle}>{subtitle}</div>}
            {chips && <div className={styles.chips}>{chips}</div>}
          </div>
          {(toolbar || (aside && !open)) && (
            <div className={styles.toolbar}>
              {toolbar}
              {aside && !open && (
                <IconButton
                  icon={PanelRightOpen}
                  label={t('common.pane.show', { name: paneLabel })}
                  ref={toggle}
                  onClick={() => openPane(true)}
                />
              )}
            </div>
          )}
        </header>
        <div
          data-page-body
          data-kept-scroll={scroll ? 'page' : undefined}
          className={clsx(styles.body, styles[width], scroll ? styles.scroll : styles.fixed)}
        >
          {children}
        </div>
      </div>
      {aside && (
        <Pane label={paneLabel} open={open} closable={waits} toggle={toggle} onOpen={openPane}>
          {aside}
        </Pane>
      )}
    </div>
  );
}

/** Sidebar, pane and a page that can still be read. */
const ROOM_BESIDE = 1180;
const PANE = { min: 320, max: 480, usual: 384 };

interface PaneProps {
  readonly label: string;
  readonly open: boolean;
  /** With a button of its own that closes it. */
  readonly closable: boolean;
  readonly toggle: RefObject<HTMLButtonElement | null>;
  readonly onOpen: (open: boolean) => void;
  readonly children: ReactNode;
}

function Pane({ label, open, closable, toggle, onOpen, children }: PaneProps): ReactNode {
  const t = useText();
  const { paneSize: size } = usePreferences();
  const setSize = (paneSize: number): void => setPreferences({ paneSize });
  useToggle(() => onOpen(!open));
  if (!open) return null;
  return (
    <>
      <Splitter
        label={t('common.resize', { name: label })}
        value={size}
        min={PANE.min}
        max={PANE.max}
        onChange={setSize}
        onReset={() => setSize(PANE.usual)}
        onCollapse={() => onOpen(false)}
      />
      <aside
        aria-label={label}
        tabIndex={-1}
        data-region
        data-kept-scroll="pane"
        className={styles.pane}
        style={{ inlineSize: size }}
      >
        {closable && (
          <div className={styles.paneHead}>
            <IconButton
              icon={PanelRightClose}
              label={t('common.pane.hide', { name: label })}
              ref={toggle}
              onClick={() => onOpen(false)}
            />
          </div>
        )}
        {children}
      </aside>
    </>
  );
}

function useToggle(run: () => void): void {
  useCommand('view.pane', { run });
}
