import { useEffect, useState } from 'react';
import { workerAddress } from '#renderer/trusted-types.ts';
import type { StemLanguage } from '#shared/search/stem.ts';
import type { Theme, ThemeQuote } from '#shared/search/themes.ts';
import type { HighlightRow } from './highlight-rows.ts';
import address from './themes.worker.ts?worker&url';

/** A theme with its quotes. */
export interface ThemeRows {
  readonly theme: Theme;
  readonly rows: readonly HighlightRow[];
}

/** Groups of what these quotes share, largest first, worked out in a worker. Null until the first answer; after a change the groups of before. */
export function useThemes(rows: readonly HighlightRow[]): readonly ThemeRows[] | null {
  const [found, setFound] = useState<readonly ThemeRows[] | null>(null);
  useEffect(() => {
    const worker = new Worker(workerAddress(address), { type: 'module', name: 'themes' });
    worker.addEventListener('message', ({ data }: MessageEvent<readonly Theme[]>) => {
      const byId = new Map<string, HighlightRow>(rows.map((row) => [row.highlight.id, row]));
      setFound(data.map((theme) => ({ theme, rows: theme.quoteIds.flatMap((id) => byId.get(id) ?? []) })));
      worker.terminate();
    });
    const quotes = rows.map(
      ({ highlight, interview }): ThemeQuote => ({
        id: highlight.id,
        text: highlight.anchor.quote,
        language: stemLanguage(interview?.language ?? null),
      }),
    );
    worker.postMessage(quotes);
    return () => worker.terminate();
  }, [rows]);
  return found;
}

const KNOWN: readonly StemLanguage[] = ['en', 'de', 'fr', 'es', 'pt', 'nl'];

/** Without a language words are read as search reads them. */
const stemLanguage = (tag: string | null): StemLanguage =>
  tag === null || tag === '' ? 'en' : (KNOWN.find((one) => tag.toLowerCase().split('-')[0] === one) ?? 'none');
