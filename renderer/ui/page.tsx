import { clsx } from 'clsx';
import { type ReactNode, useState } from 'react';
import { useCommand } from './commands.tsx';
import styles from './page.module.css';
import { type TrailStep, usePageInfo } from './page-title.ts';
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
  usePageInfo(title, trail);
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
          {toolbar && <div className={styles.toolbar}>{toolbar}</div>}
        </header>
        <div data-page-body className={clsx(styles.body, styles[width], scroll ? styles.scroll : styles.fixed)}>
          {children}
        </div>
      </div>
      {aside && <Pane label={asideLabel ?? title}>{aside}</Pane>}
    </div>
  );
}

const PANE = { min: 320, max: 480, usual: 384 };

interface PaneProps {
  readonly label: string;
  readonly children: ReactNode;
}

function Pane({ label, children }: PaneProps): ReactNode {
  const t = useText();
  const [size, setSize] = useState(PANE.usual);
  const [open, setOpen] = useState(true);
  useToggle(() => setOpen(!open));
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
        onCollapse={() => setOpen(false)}
      />
      <aside aria-label={label} tabIndex={-1} data-region className={styles.pane} style={{ inlineSize: size }}>
        {children}
      </aside>
    </>
  );
}

function useToggle(run: () => void): void {
  useCommand('view.pane', { run });
}
