import { type ReactNode, useState } from 'react';
import { markAndTag, untagHighlight } from '#renderer/data/actions/highlight-actions.ts';
import { recordIn } from '#renderer/data/queries/record-queries.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { hrefOf } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { isId } from '#shared/domain/ids.ts';
import type { AnalysisNames } from './analysis-names.ts';
import styles from './analysis-page.module.css';
import type { OpenDisagreement } from './analysis-questions.ts';

export interface DisagreementListProps {
  readonly names: AnalysisNames;
  readonly open: readonly OpenDisagreement[];
  /** How many there are in all. */
  readonly apart: number;
  readonly coders: readonly [string, string];
}

const AT_ONCE = 20;

/** Where the two differ, side by side, to be settled one by one. */
export function DisagreementList({ names, open, apart, coders }: DisagreementListProps): ReactNode {
  const t = useText();
  const [shown, setShown] = useState(AT_ONCE);
  if (open.length === 0) return <p className={styles.note}>{t('analysis.disagree.none')}</p>;
  return (
    <section aria-label={t('analysis.disagree.title')} className={styles.disagree}>
      <h2 className={styles.section}>{t('analysis.disagree.title')}</h2>
      <p className={styles.note}>{t('analysis.disagree.count', { count: apart })}</p>
      <ol className={styles.cases}>
        {open.slice(0, shown).map((one) => (
          <li key={`${one.block} ${one.start} ${one.tagId}`} className={styles.case}>
            <Case names={names} one={one} coders={coders} />
          </li>
        ))}
      </ol>
      {shown < open.length && <Button onClick={() => setShown(shown + AT_ONCE)}>{t('analysis.disagree.more')}</Button>}
    </section>
  );
}

interface CaseProps {
  readonly names: AnalysisNames;
  readonly one: OpenDisagreement;
  readonly coders: readonly [string, string];
}

function Case({ names, one, coders }: CaseProps): ReactNode {
  const t = useText();
  const app = useApp();
  const tag = names.tag(one.tagId);
  const takeOff = async (): Promise<void> => {
    const record = isId('tag', one.tagId) ? await recordIn(app, 'tags', one.tagId) : null;
    if (record === null) return;
    const done = await untagHighlight(app, one.highlightId, record);
    if (done.ok) undoToast(app, t, t('analysis.disagree.taken', { tag }));
    else told(t, done);
  };
  const putOn = async (): Promise<void> => {
    const at = (offset: number) => ({ block: one.block, offset });
    const picked = { interviewId: one.interviewId, source: one.source, from: at(one.start), to: at(one.end) };
    const done = await markAndTag(app, picked, tag);
    if (done.ok) undoToast(app, t, t('analysis.disagree.put', { tag }));
    else toast({ text: t('analysis.disagree.moved'), tone: 'error' });
  };
  // A tag is put on in one's own name only: the other coder settles their side in their own copy.
  const mayAgree = coders.includes(app.by) && one.coder !== app.by;
  const trouble = t('links.problem.storage');
  return (
    <>
      <blockquote className={styles.words} dir="auto">
        {one.text}
      </blockquote>
      <dl className={styles.sides}>
        {coders.map((coder) => (
          <div key={coder}>
            <dt>{names.coder(coder)}</dt>
            <dd>{coder === one.coder ? tag : t('analysis.disagree.without', { tag })}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.actions}>
        <LinkButton
          variant="quiet"
          href={hrefOf({ kind: 'interview', id: one.interviewId, highlight: one.highlightId })}
        >
          {t('analysis.disagree.open')}
        </LinkButton>
        <Button variant="quiet" onClick={() => background(takeOff(), trouble)}>
          {t('analysis.disagree.take', { tag })}
        </Button>
        {mayAgree && (
          <Button variant="quiet" onClick={() => background(putOn(), trouble)}>
            {t('analysis.disagree.agree', { tag })}
          </Button>
        )}
      </div>
    </>
  );
}
