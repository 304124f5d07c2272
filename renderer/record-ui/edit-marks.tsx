import { type ReactNode, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { MarksDialog } from './marks-dialog.tsx';
import { useQuickMarks } from './quick-mark-names.ts';

/** The way to the quick marks from outside an interview. */
export function EditMarks(): ReactNode {
  const t = useText();
  const marks = useQuickMarks();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('interviewMode.marks.edit')}</Button>
      {isOpen && <MarksDialog marks={marks} onClose={() => setOpen(false)} />}
    </>
  );
}
