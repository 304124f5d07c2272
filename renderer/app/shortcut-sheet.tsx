import type { ReactNode } from 'react';
import { handlerOf, keysOf } from '#renderer/ui/commands.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { COMMAND_IDS, type CommandArea, type CommandId, commandSpec } from '#shared/contract/commands.ts';
import styles from './shortcut-sheet.module.css';

export interface ShortcutSheetProps {
  readonly onClose: () => void;
}

const AREAS = ['everywhere', 'grid', 'transcript', 'session', 'guide', 'proposals'] as const;

/** Every key of the product, from the registry that binds them. */
export function ShortcutSheet({ onClose }: ShortcutSheetProps): ReactNode {
  const t = useText();
  return (
    <Dialog title={t('shell.shortcuts.title')} width="wide" onClose={onClose}>
      <p className={styles.note}>{t('shell.shortcuts.letters')}</p>
      <div className={styles.columns}>
        {AREAS.map((area) => (
          <section key={area} className={styles.area}>
            <h3 className={styles.name}>{t(`shell.shortcuts.${area}`)}</h3>
            <dl className={styles.list}>
              {COMMAND_IDS.filter((id) => keysOf(id) !== '' && isIn(id, area)).map((id) => (
                <div key={id} className={styles.row}>
                  <dt>{t(`commands.${id}`)}</dt>
                  <dd>
                    <Kbd keys={keysOf(id)} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

/** Everywhere: what is answered now. Keys of an area are listed always, so that they can be learnt before they are needed. */
function isIn(id: CommandId, area: CommandArea | 'everywhere' | 'session'): boolean {
  const { on, mode } = commandSpec(id);
  if (area === 'session' || mode !== undefined) return mode === area;
  return area === 'everywhere' ? on === undefined && handlerOf(id) !== undefined : on?.includes(area) === true;
}
