import type { ReactNode } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { EvidenceLink } from '#shared/domain/evidence-link.ts';
import styles from './link-list.module.css';
import { told } from './tell-problem.ts';
import { useFieldDraft } from './use-field-draft.ts';

export interface LinkNoteProps {
  readonly link: EvidenceLink;
  /** Of the linked record. */
  readonly title: string;
  readonly focus: boolean;
  readonly onLeave: () => void;
}

/** Why this speaks for that, in the person's own words. */
export function LinkNote({ link, title, focus, onLeave }: LinkNoteProps): ReactNode {
  const t = useText();
  const app = useApp();
  const draft = useFieldDraft(`${link.id}/note`, link.note, async (note, session) =>
    told(t, await setFields(app, 'evidence', link.id, { note }, session)),
  );
  return (
    <textarea
      rows={1}
      dir="auto"
      aria-label={t('links.note.of', { title })}
      placeholder={t('links.note.placeholder')}
      className={styles.note}
      // biome-ignore lint/a11y/noAutofocus: the person just chose to write a note
      autoFocus={focus}
      value={draft.value}
      onChange={(event) => draft.onChange(event.currentTarget.value)}
      onBlur={() => {
        draft.onBlur();
        onLeave();
      }}
    />
  );
}
