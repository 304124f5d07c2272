import { Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { hrefOf } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { DateText } from '#renderer/ui/moments.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { FileDialog } from './file-dialog.tsx';
import type { WaitingThought } from './inbox-data.ts';
import styles from './inbox-page.module.css';

export function ThoughtRow({ row }: { readonly row: WaitingThought }): ReactNode {
  const t = useText();
  const { interview, words, people } = row;
  const [filing, setFiling] = useState(false);
  const { trash, dialog } = useTrash();
  const title = interview.title || t('common.untitled');
  // The title is how the thought begins; what follows stands below it.
  const rest = words.startsWith(interview.title) ? words.slice(interview.title.length).trim() : words;
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <a href={hrefOf({ kind: 'interview', id: interview.id })} dir="auto" className={styles.title}>
          {title}
        </a>
        {rest !== '' && (
          <p dir="auto" className={styles.rest}>
            {rest}
          </p>
        )}
        <p className={styles.meta}>
          {interview.heldAt && <DateText iso={interview.heldAt} />}
          {people.map(({ id, alias }) => (
            <bdi key={id}> · {alias}</bdi>
          ))}
        </p>
      </div>
      <Button aria-label={t('inbox.file.name', { title })} onClick={() => setFiling(true)}>
        {t('inbox.file')}
      </Button>
      <IconButton
        icon={Trash2}
        label={t('inbox.trash', { title })}
        onClick={() => trash({ table: 'interviews', id: interview.id, title })}
      />
      {filing && <FileDialog interview={interview} onClose={() => setFiling(false)} />}
      {dialog}
    </li>
  );
}
