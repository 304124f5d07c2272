import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { hrefOf, type PlaceProps } from '#renderer/routes.ts';
import type { TextHit } from '#renderer/search/search-client.ts';
import { background } from '#renderer/ui/background.ts';
import { useCommand } from '#renderer/ui/commands.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { hitDetails } from './hit-details.ts';
import { hitGroups, readKinds } from './hit-groups.ts';
import { HitPreview } from './hit-preview.tsx';
import { lesserSearches, queryOf, type SearchAsked } from './lesser-searches.ts';
import { QueryChips } from './query-chips.tsx';
import { rememberSearch } from './recent-searches.ts';
import { focusRow, useReturn } from './row-focus.ts';
import { SaveSearch } from './save-search.tsx';
import { SearchFacets } from './search-facets.tsx';
import { SearchNotices } from './search-notices.tsx';
import styles from './search-page.module.css';
import { SearchResults } from './search-results.tsx';
import { SearchStart } from './search-start.tsx';
import { useNameLists } from './use-name-lists.ts';
import { usePlaceText } from './use-place-text.ts';
import { useSearchHits } from './use-search-hits.ts';
import { useSpokenCount } from './use-spoken-count.ts';
import { useWide } from './use-wide.ts';

/** Everything that has words, found as they are typed. The text of the query says all but the kinds, and lives in the address. */
export function SearchPage({ place }: PlaceProps<'search'>): ReactNode {
  const t = useText();
  const app = useApp();
  const wide = useWide();
  const lists = useNameLists();
  const { text, setText, show, keep } = usePlaceText(place);
  const field = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<string | null>(place.at ?? null);

  const { study, kinds, at } = place;
  const asked = useMemo<SearchAsked>(() => ({ text, kinds: readKinds(kinds), study }), [text, kinds, study]);
  const lesser = useMemo(() => lesserSearches(asked), [asked]);
  const search = useSearchHits(queryOf(asked), asked.kinds);
  const { found } = search;
  const groups = useMemo(() => hitGroups(found?.hits ?? []), [found]);
  const details = useLive((data) => hitDetails(data, found?.hits ?? []), [found]) ?? NO_DETAILS;
  const rows = groups.flatMap(({ hits }) => hits);
  const current = rows.find((hit) => hit.groupId === chosen) ?? rows[0];
  const counted = useSpokenCount(search);
  useReturn(at, found !== null);

  const focusField = (): void => {
    field.current?.focus();
    field.current?.select();
  };
  useCommand('search.open', { run: focusField });
  const ask = (next: string): void => {
    setText(next);
    field.current?.focus();
  };
  const askLess = (next: SearchAsked): void => {
    setText(next.text);
    show({ q: next.text, kinds: next.kinds.join(','), study: next.study });
    field.current?.focus();
  };
  const remember = (hit?: TextHit): void => {
    keep(hit?.groupId);
    background(rememberSearch(app, text), t('search.recent.failed'));
  };
  const toHits = (): void => {
    remember();
    focusRow();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing || rows.length === 0) return;
    event.preventDefault();
    toHits();
  };

  return (
    <Page
      title={t('search.title')}
      subtitle={counted ?? t('search.keys')}
      scroll={false}
      toolbar={
        <>
          {text.trim() !== '' && <SaveSearch place={{ ...place, q: text }} />}
          {rows.length > 0 && (
            <LinkButton href={hrefOf({ kind: 'codebook', view: 'auto-code', words: queryOf(asked) })}>
              {t('autoCode.with')}
            </LinkButton>
          )}
        </>
      }
      busy={search.late ? t('search.busy') : undefined}
      aside={wide && current && <HitPreview hit={current} onOpen={() => remember(current)} />}
      asideLabel={t('search.preview')}
    >
      <search className={styles.ask} onKeyDown={onKeyDown}>
        <SearchField
          label={t('search.field')}
          placeholder={t('search.placeholder')}
          value={text}
          onChange={setText}
          onEnter={toHits}
          autoFocus={place.at === undefined}
          ref={field}
        />
        <QueryChips
          text={text}
          nameOf={lists.nameOf}
          onText={ask}
          study={study}
          onAllStudies={() => askLess({ ...asked, study: undefined })}
        />
        <SearchNotices text={text} found={found} />
      </search>
      <div className={styles.columns}>
        <SearchFacets
          text={text}
          onText={setText}
          kinds={asked.kinds}
          onKinds={(chosenKinds) => show({ kinds: chosenKinds.join(',') })}
          counts={found?.countsByKind ?? null}
          facets={found?.facets ?? null}
          lists={lists}
        />
        <div className={styles.results}>
          {text.trim() === '' ? (
            <SearchStart onText={ask} lists={lists} />
          ) : (
            <SearchResults
              search={search}
              groups={groups}
              details={details}
              current={current}
              onCurrent={(hit) => setChosen(hit.groupId)}
              onOpen={remember}
              onLeave={focusField}
              onOnly={(only) => show({ kinds: only })}
              text={text}
              lesser={lesser}
              onLesser={askLess}
              onClear={() => ask('')}
            />
          )}
        </div>
      </div>
    </Page>
  );
}

const NO_DETAILS: Awaited<ReturnType<typeof hitDetails>> = new Map();
