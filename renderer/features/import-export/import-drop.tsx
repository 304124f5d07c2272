import { FileDown } from 'lucide-react';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import styles from './import-drop.module.css';

export interface ImportDropProps {
  /** Its entries can be taken only before this returns. */
  readonly onFiles: (data: DataTransfer) => void;
}

/**
 * The whole window takes files. Without this a dropped file would replace the app in the window. Drags of our own (quotes, needs) carry
 * no files and pass by.
 */
export function ImportDrop({ onFiles }: ImportDropProps): ReactNode {
  const t = useText();
  const [over, setOver] = useState(false);
  const take = useEffectEvent(onFiles);
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = isBusy() ? 'none' : 'copy';
      setOver(!isBusy());
    };
    const onLeave = (event: DragEvent): void => {
      // The pointer left the window, not just one element for another.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      if (event.dataTransfer && !isBusy()) take(event.dataTransfer);
    };
    const abort = new AbortController();
    const { signal } = abort;
    window.addEventListener('dragenter', onOver, { signal });
    window.addEventListener('dragover', onOver, { signal });
    window.addEventListener('dragleave', onLeave, { signal });
    window.addEventListener('drop', onDrop, { signal });
    return () => abort.abort();
  }, []);
  if (!over) return null;
  return (
    <div className={styles.drop} aria-hidden="true">
      <div className={styles.place}>
        <FileDown size={24} strokeWidth={1.5} />
        <p className={styles.title}>{t('import.drop')}</p>
        <p className={styles.more}>{t('import.dropMore')}</p>
      </div>
    </div>
  );
}

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** A question is open: it is answered first. */
const isBusy = (): boolean => document.querySelector('dialog[open]') !== null;
