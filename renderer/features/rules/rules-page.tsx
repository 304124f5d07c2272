import { Play, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { Rule } from '#shared/domain/rule.ts';
import { changeRule, createRule, type RuleInput, type RuleRun, runRules } from './rule-actions.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { isBroken, ruleParts } from './rule-names.ts';
import { RuleRow } from './rule-row.tsx';
import styles from './rules-page.module.css';

/** "When a highlight gets this tag, propose that need": written here, run by hand here, and by themselves wherever tags are put on. */
export function RulesPage(_: PlaceProps<'rules'>): ReactNode {
  const t = useText();
  const app = useApp();
  const rules = useLive(async (at) => ordered(await liveRecords(at, 'rules')), []);
  const parts = useLive(ruleParts, []);
  const [editing, setEditing] = useState<Rule | 'new' | null>(null);
  const { trash, dialog } = useTrash();
  const work = (doing: Promise<unknown>): void => background(doing, t('links.problem.storage'));
  const run = async (list: readonly Rule[]): Promise<void> => {
    const done = told(t, await runRules(app, list));
    if (done === null) return;
    if (done.proposed + done.tagged === 0) toast({ text: t('rules.done.nothing') });
    else undoToast(app, t, runWords(t, done));
  };
  const save = async (input: RuleInput, thenRun: boolean): Promise<void> => {
    const known = editing === 'new' ? null : editing;
    setEditing(null);
    const id = known?.id ?? told(t, await createRule(app, input));
    if (id === null || (known && told(t, await changeRule(app, known.id, input)) === null)) return;
    const rule = thenRun ? await app.db.rules.get(id) : undefined;
    if (rule) await run([rule]);
  };
  const sound = rules && parts ? rules.filter((rule) => !isBroken(rule, parts)) : [];
  const newRule = (
    <Button variant="primary" icon={Plus} onClick={() => setEditing('new')}>
      {t('rules.new')}
    </Button>
  );
  return (
    <Page
      title={t('rules.title')}
      subtitle={rules && rules.length > 0 && t('rules.count', { count: rules.length })}
      width="content"
      toolbar={
        rules &&
        rules.length > 0 && (
          <>
            {sound.length > 1 && (
              <Button icon={Play} onClick={() => work(run(sound))}>
                {t('rules.runAll')}
              </Button>
            )}
            {newRule}
          </>
        )
      }
    >
      {rules?.length === 0 && (
        <EmptyState
          title={t('rules.empty')}
          primary={newRule}
          secondary={<LinkButton href={hrefOf({ kind: 'proposals' })}>{t('rules.empty.toProposals')}</LinkButton>}
        >
          {t('rules.empty.help')}
        </EmptyState>
      )}
      {rules && rules.length > 0 && parts && (
        <>
          <p className={styles.about}>{t('rules.about')}</p>
          <ul className={styles.rules} aria-label={t('rules.title')}>
            {rules.map((rule) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                parts={parts}
                onRun={() => work(run([rule]))}
                onTurn={(on) => work(changeRule(app, rule.id, { on }).then((done) => told(t, done)))}
                onEdit={() => setEditing(rule)}
                onTrash={() => trash({ table: 'rules', id: rule.id, title: rule.title })}
              />
            ))}
          </ul>
        </>
      )}
      {editing !== null && parts && (
        <RuleDialog
          rule={editing === 'new' ? null : editing}
          parts={parts}
          onSave={(input, thenRun) => work(save(input, thenRun))}
          onClose={() => setEditing(null)}
        />
      )}
      {dialog}
    </Page>
  );
}

function runWords(t: Text, { proposed, tagged }: RuleRun): string {
  const words = {
    proposed: t('rules.done.propose', { count: proposed }),
    tagged: t('rules.done.tag', { count: tagged }),
  };
  if (tagged === 0) return words.proposed;
  return proposed === 0 ? words.tagged : t('rules.done.both', words);
}
