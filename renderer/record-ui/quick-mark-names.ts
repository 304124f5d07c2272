import { useMemo } from 'react';
import { settingValue } from '#renderer/data/actions/setting-actions.ts';
import { useLive } from '#renderer/data/use-live.ts';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { DEFAULT_MARKS, isBuiltInMark, type QuickMark, readQuickMarks } from '#shared/domain/quick-marks.ts';

/** A quick mark with the word that is shown for it. */
export interface NamedMark extends QuickMark {
  readonly word: string;
}

/** The five quick marks as this workspace has them. */
export function useQuickMarks(): readonly NamedMark[] {
  const t = useText();
  const marks = useLive(async (app) => readQuickMarks(await settingValue(app, 'marks')), []) ?? DEFAULT_MARKS;
  return useMemo(() => marks.map((mark) => ({ ...mark, word: markWord(t, mark) })), [marks, t]);
}

function markWord(t: Text, { id, name }: QuickMark): string {
  if (name.trim() !== '') return name;
  return isBuiltInMark(id) ? t(`interviewMode.mark.${id}`) : id;
}
