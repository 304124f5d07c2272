import { Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { useApp, useGraph, useLive } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { go, hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { createBoard } from './canvas-actions.ts';
import { CanvasSheet } from './canvas-sheet.tsx';

/** Quotes on a canvas, gathered into clusters until a cluster has a name and is an insight. */
export function CanvasPage({ place }: PlaceProps<'canvas'>): ReactNode {
  const t = useText();
  const app = useApp();
  const graph = useGraph();
  const boards = useLive(async (one) => ordered(await liveRecords(one, 'boards')), []);
  const { trash, dialog } = useTrash();
  const [making, setMaking] = useState(false);
  const board = boards?.find(({ id }) => id === place.board) ?? boards?.[0];
  const make = async (): Promise<void> => {
    setMaking(true);
    const count = (boards?.length ?? 0) + 1;
    const id = told(t, await createBoard(app, t('canvas.usual', { count }), place.study ?? null));
    setMaking(false);
    if (id !== null) go({ ...place, board: id });
  };
  const add = (): void => background(make(), t('links.problem.storage'));
  return (
    <Page
      title={t('canvas.title')}
      subtitle={t('canvas.hint')}
      scroll={false}
      toolbar={
        <>
          {board && boards && boards.length > 1 && (
            <Select
              label={t('canvas.which')}
              labelHidden
              value={board.id}
              options={boards.map(({ id, title }) => ({ value: id, label: title || t('common.untitled') }))}
              onChange={(id) => go({ ...place, board: id })}
            />
          )}
          <Button icon={Plus} disabled={making} onClick={add}>
            {t('canvas.new')}
          </Button>
          {board && (
            <IconButton
              icon={Trash2}
              label={t('canvas.trash')}
              onClick={() => trash({ table: 'boards', id: board.id, title: board.title })}
            />
          )}
        </>
      }
    >
      {boards && !board && (
        <EmptyState
          title={t('canvas.empty')}
          primary={
            <Button variant="primary" disabled={making} onClick={add}>
              {t('canvas.new')}
            </Button>
          }
          secondary={<LinkButton href={hrefOf({ kind: 'highlights' })}>{t('insights.empty.highlights')}</LinkButton>}
        />
      )}
      {graph && board && <CanvasSheet key={board.id} board={board} graph={graph} study={place.study} />}
      {dialog}
    </Page>
  );
}
