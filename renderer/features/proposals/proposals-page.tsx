import { CheckCheck, Workflow } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { LinkProblem } from '#renderer/data/actions/link-actions.ts';
import { useApp, useGraph } from '#renderer/data/use-live.ts';
import { useCodebook } from '#renderer/record-ui/tag-queries.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { go, hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorBox } from '#renderer/ui/error-box.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Result } from '#shared/domain/result.ts';
import { acceptLinks, acceptProposal, dismissProposal, isLink } from './proposal-answers.ts';
import { ProposalReview } from './proposal-review.tsx';
import { PROPOSAL_STEPS, type ProposalRow, proposalRows } from './proposal-rows.ts';
import { useInbox } from './use-inbox.ts';

const EVERY = 'all';
const RULED = 'ruled';

const isRuled = ({ item }: ProposalRow): boolean => item.proposal.strength === 'ruled';

/** Every link that search proposes, in one list to be answered from top to bottom. Nothing is joined without a person's yes. */
export function ProposalsPage({ place }: PlaceProps<'proposals'>): ReactNode {
  const t = useText();
  const app = useApp();
  const graph = useGraph();
  const tags = useCodebook()?.byId;
  const { items, failed, retry } = useInbox();
  // Answered rows go at once; the list itself comes anew when the change is in.
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const every = items && graph && tags ? proposalRows(items, graph, tags) : undefined;
  const waiting = every?.filter(({ key }) => !answered.has(key));
  const step = PROPOSAL_STEPS.find((one) => one === place.step);
  const onlyRuled = place.step === RULED;
  const rows = waiting?.filter((row) => (onlyRuled ? isRuled(row) : step === undefined || row.step === step));
  const strong = rows?.filter(({ item }) => item.proposal.strength === 'strong' && isLink(item)) ?? [];
  // All at once only when they are what is looked at: a person chose to look at what the rules ask for.
  const ruled = onlyRuled ? (rows ?? []) : [];

  const settle = async (taken: readonly ProposalRow[], work: Promise<Result<unknown, LinkProblem>>, done: string) => {
    const keys = taken.map(({ key }) => key);
    setAnswered((before) => new Set([...before, ...keys]));
    if (told(t, await work) === null)
      setAnswered((before) => new Set([...before].filter((key) => !keys.includes(key))));
    else {
      undoToast(app, t, done);
      // From here on the records say what is answered: an undo brings the proposal back.
      setTimeout(() => setAnswered((before) => new Set([...before].filter((key) => !keys.includes(key)))), SETTLED_MS);
    }
  };
  const act = (taken: readonly ProposalRow[], work: Promise<Result<unknown, LinkProblem>>, done: string): void =>
    background(settle(taken, work, done), t('links.problem.storage'));
  const accept = (row: ProposalRow): void =>
    act([row], acceptProposal(app, row.item), t('links.done.linked', { title: row.to.title || t('common.untitled') }));
  const dismiss = (row: ProposalRow): void => act([row], dismissProposal(app, row.item), t('links.proposal.dismissed'));
  const acceptAll = (list: readonly ProposalRow[]): void =>
    act(
      list,
      acceptLinks(
        app,
        list.map(({ item }) => item),
      ),
      t('proposals.accepted', { count: list.length }),
    );

  return (
    <Page
      title={t('proposals.title')}
      subtitle={rows && t('proposals.count', { count: rows.length })}
      width="content"
      busy={every === undefined && !failed ? t('proposals.busy') : undefined}
      toolbar={
        <>
          <Select
            label={t('proposals.step')}
            labelHidden
            value={place.step ?? EVERY}
            options={[
              { value: EVERY, label: t('proposals.step.all') },
              ...(onlyRuled || waiting?.some(isRuled)
                ? [{ value: RULED, label: t('proposals.step.ruled') } as const]
                : []),
              ...PROPOSAL_STEPS.map((one) => ({ value: one, label: t(`proposals.step.${one}`) })),
            ]}
            onChange={(chosen) =>
              go({ kind: 'proposals', step: chosen === EVERY ? undefined : chosen }, { replace: true })
            }
          />
          <LinkButton icon={Workflow} href={hrefOf({ kind: 'rules' })}>
            {t('proposals.rules')}
          </LinkButton>
          {ruled.length > 1 && (
            <Button icon={CheckCheck} onClick={() => acceptAll(ruled)}>
              {t('proposals.acceptRuled', { count: ruled.length })}
            </Button>
          )}
          {strong.length > 1 && (
            <Button icon={CheckCheck} onClick={() => acceptAll(strong)}>
              {t('proposals.acceptStrong', { count: strong.length })}
            </Button>
          )}
        </>
      }
    >
      {failed && (
        <ErrorBox title={t('proposals.failed')} onRetry={retry}>
          {t('search.failed.safe')}
        </ErrorBox>
      )}
      {rows?.length === 0 && (
        <EmptyState title={t(waiting?.length === 0 ? 'proposals.empty' : 'proposals.empty.step')} drawing="thread">
          {t('proposals.empty.help')}
        </EmptyState>
      )}
      {rows && rows.length > 0 && <ProposalReview rows={rows} onAccept={accept} onDismiss={dismiss} />}
    </Page>
  );
}

/** Longer than the list needs to come anew. */
const SETTLED_MS = 2_000;
