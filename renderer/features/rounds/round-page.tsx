import { FolderInput, FolderOutput, Lock, RotateCcw, Scale, Sprout, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { liveRecords, recordIn } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { EditableTitle } from '#renderer/record-ui/editable-title.tsx';
import { RecordGone } from '#renderer/record-ui/record-gone.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { go, type PlaceProps } from '#renderer/routes.ts';
import { AlertDialog } from '#renderer/ui/alert-dialog.tsx';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { Rating, Round } from '#shared/domain/round.ts';
import { visibleRatings } from '#shared/domain/round-file.ts';
import { RateForm } from './rate-form.tsx';
import { closeRound, decideAfter, keepAsEvidence, rateAgain, ratingsOf } from './round-actions.ts';
import { RoundResults } from './round-results.tsx';
import { useItemTitles } from './use-item-titles.ts';
import { useRoundExchange } from './use-round-exchange.ts';

export function RoundPage({ place }: PlaceProps<'round'>): ReactNode {
  const round = useLive((app) => recordIn(app, 'rounds', place.id), [place.id]);
  const ratings = useLive((app) => ratingsOf(app, place.id), [place.id]);
  const authors = useLive((app) => liveRecords(app, 'authors'), []);
  if (round === undefined || ratings === undefined || authors === undefined) return null;
  if (round === null || round.deletedAt !== null) return <RecordGone table="rounds" id={place.id} trashed={round} />;
  return (
    <OpenRound key={round.id} round={round} ratings={ratings} names={new Map(authors.map((a) => [a.id, a.name]))} />
  );
}

interface OpenRoundProps {
  readonly round: Round;
  readonly ratings: readonly Rating[];
  /** Of authors, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** Open: each rates alone. Closed: how far apart they are, who stands apart, and what to make of it. */
function OpenRound({ round, ratings, names }: OpenRoundProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const app = useApp();
  const titleOf = useItemTitles();
  const exchange = useRoundExchange();
  const { trash, dialog } = useTrash();
  const [rater, setRater] = useState<string>(names.get(app.by) || t('rounds.me'));
  const [closing, setClosing] = useState(false);
  const open = round.status === 'open';
  const discard = (): void =>
    trash({ table: 'rounds', id: round.id, title: round.title, onDone: () => go({ kind: 'rounds' }) });
  useCommand('record.trash', { run: discard });
  const failed = t('links.problem.storage');
  const close = async (): Promise<void> => {
    told(t, await closeRound(app, round));
  };
  const keep = async (): Promise<void> => {
    const words = (median: number, n: number): string =>
      t('rounds.evidence.note', { title: round.title, median: format.number(median, 1), count: n });
    const kept = told(t, await keepAsEvidence(app, round, words));
    if (kept !== null) toast({ text: t('rounds.evidence.kept', { count: kept }) });
  };
  const decide = async (): Promise<void> => {
    const id = told(t, await decideAfter(app, round, round.question || round.title));
    if (id !== null) go({ kind: 'decision', id });
  };
  const again = async (): Promise<void> => {
    const id = told(t, await rateAgain(app, round, t('rounds.again.title', { title: round.title })));
    if (id !== null) go({ kind: 'round', id });
  };
  const own = visibleRatings(round, ratings, rater).filter((one) => one.rater === rater);
  return (
    <Page
      title={round.title || t('common.untitled')}
      trail={[{ label: t('rounds.title'), href: '#/rounds' }]}
      heading={
        <EditableTitle
          id={round.id}
          label={t('rounds.name')}
          placeholder={t('rounds.name')}
          value={round.title}
          onSave={async (title, session) => told(t, await setFields(app, 'rounds', round.id, { title }, session))}
        />
      }
      subtitle={t(open ? 'rounds.open.subtitle' : 'rounds.closed.subtitle', {
        count: ratings.filter(({ done }) => done || !open).length,
      })}
      width="content"
      toolbar={
        <>
          {open ? (
            <>
              <Button icon={FolderInput} onClick={exchange.takeIn}>
                {t('rounds.file.open')}
              </Button>
              <Button icon={FolderOutput} onClick={() => exchange.send(round, titleOf, own)}>
                {t(own.length > 0 ? 'rounds.file.sendMine' : 'rounds.file.send')}
              </Button>
              <Button variant="primary" icon={Lock} disabled={ratings.length === 0} onClick={() => setClosing(true)}>
                {t('rounds.close')}
              </Button>
            </>
          ) : (
            <>
              {round.method === 'importance' && (
                <Button icon={Sprout} onClick={() => background(keep(), failed)}>
                  {t('rounds.evidence.keep')}
                </Button>
              )}
              <Button icon={Scale} onClick={() => background(decide(), failed)}>
                {t('rounds.decide')}
              </Button>
              <Button icon={RotateCcw} onClick={() => background(again(), failed)}>
                {t('rounds.again')}
              </Button>
            </>
          )}
          <IconButton icon={Trash2} label={t('rounds.trash')} onClick={discard} />
        </>
      }
    >
      <div>
        {round.question !== '' && <p dir="auto">{round.question}</p>}
        {open ? (
          <RateForm round={round} ratings={ratings} rater={rater} onRater={setRater} titleOf={titleOf} />
        ) : (
          <RoundResults round={round} ratings={ratings} titleOf={titleOf} />
        )}
      </div>
      {closing && (
        <AlertDialog
          title={t('rounds.close.ask')}
          confirmLabel={t('rounds.close')}
          onConfirm={() => {
            setClosing(false);
            background(close(), failed);
          }}
          onClose={() => setClosing(false)}
        >
          {t('rounds.close.why', { count: ratings.filter(({ done }) => !done).length })}
        </AlertDialog>
      )}
      {dialog}
    </Page>
  );
}
