import type { ReactNode } from 'react';
import type { RecordHistory } from '#renderer/data/queries/version-queries.ts';
import { type TextKey, useFormat, useText } from '#renderer/ui/text.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import { kindOfId } from '#shared/domain/ids.ts';
import styles from './history.module.css';
import { type TextChange, versionDiff } from './version-diff.ts';
import type { DiffPart } from './word-diff.ts';

export interface VersionViewProps {
  readonly history: RecordHistory;
  readonly seq: number;
  /** The version that it is compared with; 0: nothing was there. */
  readonly before: number;
}

/** What came and went in one version. */
export function VersionView({ history, seq, before }: VersionViewProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const { texts, others } = versionDiff(history.ids, history.stateAt(before), history.stateAt(seq));
  const names = others.map((field) =>
    t(FIELDS.has(field) ? (`history.field.${field}` as TextKey) : 'history.field.other'),
  );
  return (
    <div className={styles.view}>
      {texts.map((change) => (
        <article key={`${change.id} ${change.field}`} className={styles.text}>
          <h3 className={styles.field}>{titleOf(t, change)}</h3>
          <p dir="auto">
            {change.parts.map((part, i) => (
              // The parts of one text have no names of their own; they never change their order.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <Part key={i} part={part} />
            ))}
          </p>
        </article>
      ))}
      {names.length > 0 && (
        <p className={styles.others}>{t('history.others', { fields: format.list([...new Set(names)]) })}</p>
      )}
      {texts.length === 0 && names.length === 0 && <p className={styles.others}>{t('history.same')}</p>}
    </div>
  );
}

/** Struck or underlined besides its colour, and spoken. */
function Part({ part: { kind, text } }: { readonly part: DiffPart }): ReactNode {
  const t = useText();
  if (kind === 'same') return <span>{shortened(text)}</span>;
  const Tag = kind === 'added' ? 'ins' : 'del';
  return (
    <Tag className={styles[kind]}>
      <VisuallyHidden>{t(`history.${kind}`)} </VisuallyHidden>
      {text}
    </Tag>
  );
}

/** Far from what changed, a long text is left out. */
const AROUND = 400;

function shortened(text: string): string {
  return text.length <= AROUND * 2 ? text : `${text.slice(0, AROUND)} […] ${text.slice(-AROUND)}`;
}

function titleOf(t: ReturnType<typeof useText>, { id, field }: TextChange): string {
  if (field === 'text') return t(kindOfId(id) === 'segment' ? 'history.field.segment' : 'history.field.text');
  return t(`history.field.${field}` as TextKey);
}

/** Fields with a name of their own. */
const FIELDS = new Set([
  'status',
  'parentId',
  'participantIds',
  'tagIds',
  'studyId',
  'heldAt',
  'deletedAt',
  'confidence',
  'reviewAt',
  'startsAt',
  'endsAt',
  'language',
  'looks',
]);
