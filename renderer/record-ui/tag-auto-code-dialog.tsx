import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { autoCode } from '#renderer/data/actions/auto-code-actions.ts';
import { blocksOf } from '#renderer/data/queries/interview-queries.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { useSearch } from '#renderer/search/use-search.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Clock } from '#renderer/ui/moments.tsx';
import { RecordGrid } from '#renderer/ui/record-grid.tsx';
import type { Column } from '#renderer/ui/record-grid-row.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { Tag } from '#shared/domain/tag.ts';
import { type CodeUnit, type FoundPlace, type FoundPlaces, findPlaces, MOST_PLACES } from './tag-auto-code.ts';
import styles from './tag-auto-code-dialog.module.css';
import type { Codebook } from './tag-queries.ts';
import { told } from './tell-problem.ts';
import { undoToast } from './undo-toast.ts';

export interface AutoCodeDialogProps {
  /** Undefined: chosen in the dialog. */
  readonly tag?: Tag | undefined;
  /** What is looked for at first. */
  readonly words?: string | undefined;
  readonly codebook: Codebook;
  readonly onClose: () => void;
}

/** Tags what a search finds: every place is shown first, all or some are taken, and it is one step. */
export function AutoCodeDialog({ tag: given, words: first = '', codebook, onClose }: AutoCodeDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const [words, setWords] = useState(first);
  const [unit, setUnit] = useState<CodeUnit>('sentence');
  const [tagId, setTagId] = useState<string>(given?.id ?? '');
  const tag = codebook.byId.get(tagId);
  const { found, isWorking } = useFoundPlaces(words, unit, tag);
  const [left, setLeft] = useState<ReadonlySet<string>>(NONE);
  const [focused, setFocused] = useState<string | null>(null);
  const columns = useMemo(() => columnsOf(t), [t]);
  const places = found?.places ?? [];
  // What was taken out stays out while the words are changed; everything else is in.
  const selected = useMemo(
    () => new Set((found?.places ?? []).map(({ key }) => key).filter((key) => !left.has(key))),
    [found, left],
  );
  const apply = async (): Promise<void> => {
    if (!tag) return;
    const chosen = places.filter(({ key }) => selected.has(key));
    const count = told(t, await autoCode(app, chosen, tag, (source) => blocksOf(app, source)));
    if (count !== null) undoToast(app, t, t('autoCode.done', { count, tag: tag.label }));
  };
  return (
    <Dialog
      title={given ? t('autoCode.titleTag', { tag: given.label }) : t('autoCode.title')}
      width="wide"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            disabled={!tag || selected.size === 0}
            onClick={() => {
              onClose();
              background(apply(), t('highlights.failed'));
            }}
          >
            {t('autoCode.do', { count: selected.size })}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <SavedSearches onWords={setWords} />
        <TextField
          label={t('autoCode.words')}
          hint={t('autoCode.words.hint')}
          value={words}
          onChange={setWords}
          autoFocus
        />
        {!given && (
          <Select
            label={t('autoCode.tag')}
            value={tagId}
            options={[
              { value: '', label: t('autoCode.tag.choose') },
              ...codebook.tags
                .filter(({ codable, archived }) => codable && !archived)
                .map(({ id, label }) => ({ value: id as string, label })),
            ]}
            onChange={setTagId}
          />
        )}
        <Select
          label={t('autoCode.unit')}
          value={unit}
          options={UNITS.map((value) => ({ value, label: t(`autoCode.unit.${value}`) }))}
          onChange={setUnit}
        />
      </div>
      <p role="status" className={styles.said}>
        {sentence(t, words, found, selected.size, isWorking)}
      </p>
      {found && places.length > 0 && (
        <>
          <div className={styles.choices}>
            <Button onClick={() => setLeft(NONE)}>{t('autoCode.all')}</Button>
            <Button onClick={() => setLeft(new Set(places.map(({ key }) => key)))}>{t('autoCode.nothing')}</Button>
          </div>
          <div className={styles.grid}>
            <RecordGrid
              label={t('autoCode.hits', { count: places.length })}
              rows={places}
              columns={columns}
              keyOf={keyOf}
              rowHeight={44}
              focused={focused ?? places[0]?.key ?? null}
              onFocusedChange={setFocused}
              selected={selected}
              onSelectedChange={(next) =>
                setLeft(new Set(places.map(({ key }) => key).filter((key) => !next.has(key))))
              }
            />
          </div>
        </>
      )}
    </Dialog>
  );
}

const NONE: ReadonlySet<string> = new Set();
const UNITS = ['sentence', 'words', 'segment'] as const;
const PAUSE_MS = 150;
const keyOf = ({ key }: FoundPlace): string => key;

/** Looks again a moment after the words were changed; an older answer never replaces a newer one. */
function useFoundPlaces(
  words: string,
  unit: CodeUnit,
  tag: Tag | undefined,
): { readonly found: FoundPlaces | null; readonly isWorking: boolean } {
  const app = useApp();
  const search = useSearch();
  const t = useText();
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly found: FoundPlaces } | null>(null);
  const wanted = words.trim();
  const tagId = tag?.id ?? null;
  const asked = JSON.stringify([wanted, unit, tagId]);
  useEffect(() => {
    if (wanted === '') return;
    let isOver = false;
    const look = async (): Promise<void> => {
      const found = await findPlaces({ app, search, words: wanted, unit, tagId, isStale: () => isOver });
      if (found && !isOver) setAnswer({ asked, found });
    };
    const timer = window.setTimeout(() => {
      look().catch((cause: unknown) => {
        console.error('tagging by search failed', cause);
        if (!isOver) toast({ text: t('autoCode.failed'), tone: 'error' });
      });
    }, PAUSE_MS);
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, [app, search, t, wanted, unit, tagId, asked]);
  if (wanted === '') return { found: null, isWorking: false };
  return { found: answer?.found ?? null, isWorking: answer?.asked !== asked };
}

function sentence(t: Text, words: string, found: FoundPlaces | null, chosen: number, isWorking: boolean): string {
  if (words.trim() === '') return t('autoCode.begin');
  if (found === null || isWorking) return t('autoCode.working');
  const { places, already, isCapped } = found;
  const parts = [
    places.length === 0 ? t('autoCode.none') : t('autoCode.chosen', { chosen, count: places.length }),
    already > 0 ? t('autoCode.already', { count: already }) : '',
    isCapped ? t('autoCode.capped', { count: MOST_PLACES }) : '',
  ];
  return parts.filter(Boolean).join('. ');
}

/** Searches that were kept under a name. */
function SavedSearches({ onWords }: { readonly onWords: (words: string) => void }): ReactNode {
  const t = useText();
  const views = useLive((app) => liveRecords(app, 'savedViews'), []);
  const [chosen, setChosen] = useState('');
  const saved = (views ?? []).flatMap(({ id, place, title, params }) =>
    place === 'search' && typeof params.q === 'string' ? [{ id: id as string, title, words: params.q }] : [],
  );
  if (saved.length === 0) return null;
  return (
    <Select
      label={t('autoCode.saved')}
      value={chosen}
      options={[
        { value: '', label: t('autoCode.saved.none') },
        ...saved.map(({ id, title }) => ({ value: id, label: title })),
      ]}
      onChange={(id) => {
        setChosen(id);
        const view = saved.find((one) => one.id === id);
        if (view) onWords(view.words);
      }}
    />
  );
}

function columnsOf(t: Text): readonly Column<FoundPlace>[] {
  return [
    {
      id: 'words',
      header: t('highlights.column.words'),
      width: 'minmax(0, 3fr)',
      cell: ({ before, words, behind }) => (
        <span className={styles.words} dir="auto">
          {tail(before)}
          <mark className={styles.mark}>{words}</mark>
          {behind.slice(0, AROUND)}
        </span>
      ),
    },
    {
      id: 'interview',
      header: t('highlights.column.interview'),
      width: 'minmax(0, 1fr)',
      cell: ({ interview }) => <bdi>{interview || t('common.untitled')}</bdi>,
    },
    {
      id: 'time',
      header: t('highlights.column.time'),
      width: '3.5rem',
      align: 'end',
      cell: ({ startMs }) => (startMs === null ? null : <Clock ms={startMs} />),
    },
  ];
}

const AROUND = 60;
const tail = (text: string): string => (text.length > AROUND ? `…${text.slice(-AROUND)}` : text);
