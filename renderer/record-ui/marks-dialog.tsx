import { type ReactNode, useState } from 'react';
import { setSettings } from '#renderer/data/actions/setting-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { keysOf } from '#renderer/ui/commands.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { DEFAULT_MARKS } from '#shared/domain/quick-marks.ts';
import { TAG_HUES } from '#shared/domain/tag.ts';
import { MARK_COMMANDS } from './mark-commands.ts';
import styles from './marks-dialog.module.css';
import type { NamedMark } from './quick-mark-names.ts';
import { told } from './tell-problem.ts';

export interface MarksDialogProps {
  readonly marks: readonly NamedMark[];
  readonly onClose: () => void;
}

/** The five marks of this workspace: their words and colours. A mark keeps its id, so lines keep their marks. */
export function MarksDialog({ marks, onClose }: MarksDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const [drafts, setDrafts] = useState(() => marks.map(({ id, word, hue }) => ({ id, word, hue })));
  const change = (at: number, part: Partial<(typeof drafts)[number]>): void =>
    setDrafts(drafts.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const save = async (value: readonly { readonly id: string; readonly name: string; readonly hue: string }[]) => {
    if (told(t, await setSettings(app, { marks: value.map((one) => ({ ...one })) })) !== null) onClose();
  };
  const keep = (): void => {
    // The word that comes with the product follows the language: only one of one's own is kept.
    const value = drafts.map(({ id, word, hue }, i) => {
      const isOwn = word.trim() !== marks[i]?.word || marks[i]?.name !== '';
      return { id, name: isOwn ? word.trim() : '', hue };
    });
    background(save(value), t('interviewMode.failed'));
  };
  return (
    <Dialog
      title={t('interviewMode.marks.title')}
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" onClick={() => background(save(DEFAULT_MARKS), t('interviewMode.failed'))}>
            {t('interviewMode.marks.usual')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onClick={keep}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <div className={styles.markFields}>
        {drafts.map(({ id, word, hue }, at) => {
          const command = MARK_COMMANDS[at];
          return (
            <div key={id} className={styles.markField}>
              <TextField
                label={t('interviewMode.marks.name', { keys: command ? keysOf(command) : '' })}
                value={word}
                onChange={(next) => change(at, { word: next })}
              />
              <Select
                label={t('interviewMode.marks.hue', { mark: word })}
                labelHidden
                value={hue}
                options={TAG_HUES.map((one) => ({ value: one, label: t(`codebook.hue.${one}`) }))}
                onChange={(next) => change(at, { hue: next })}
              />
            </div>
          );
        })}
        <p className={styles.note}>{t('interviewMode.marks.why')}</p>
      </div>
    </Dialog>
  );
}
