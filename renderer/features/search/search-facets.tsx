import { type ReactNode, useMemo, useState } from 'react';
import { createLabelSearch } from '#renderer/search/labels.ts';
import type { TextHits } from '#renderer/search/search-client.ts';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { CONSENT_VALUES } from '#shared/search/consent-groups.ts';
import { Facet, Toggle } from './facet.tsx';
import { FOUND_KINDS, type FoundKind } from './hit-groups.ts';
import { asksFor, asksForYear, type Nameable, toggleFilter, toggleYear } from './query-text.ts';
import styles from './search-facets.module.css';
import type { NameLists } from './use-name-lists.ts';

export interface SearchFacetsProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly kinds: readonly FoundKind[];
  readonly onKinds: (kinds: readonly FoundKind[]) => void;
  /** Results per kind; null while nothing is asked. */
  readonly counts: Readonly<Record<string, number>> | null;
  /** Results by operator and value; null while nothing is asked. */
  readonly facets: TextHits['facets'] | null;
  readonly lists: NameLists;
}

/** What the search can be narrowed by. A study or a tag becomes a filter in the text; kinds stand beside it. */
export function SearchFacets(props: SearchFacetsProps): ReactNode {
  const { text, onText, kinds, onKinds, counts, facets, lists } = props;
  const t = useText();
  const named = (operator: NamedOperator, things: readonly Nameable[]): ReactNode => (
    <NameFacet
      key={operator}
      title={t(`search.facet.${operator}`)}
      find={t(`search.facet.find.${operator}`)}
      things={things}
      counts={facets === null ? null : (facets[operator] ?? {})}
      chosen={(thing) => asksFor(text, operator, thing)}
      onToggle={(thing) => onText(toggleFilter(text, operator, thing))}
    />
  );
  return (
    <nav aria-label={t('search.filters')} className={styles.facets}>
      {counts !== null && <KindFacet counts={counts} kinds={kinds} onKinds={onKinds} />}
      {named('study', lists.studies)}
      {named('tag', lists.tags)}
      {named('participant', lists.participants)}
      {named('segment', lists.segments)}
      {facets !== null && <ConsentFacet counts={facets.consent ?? {}} text={text} onText={onText} />}
      {facets?.year && <YearFacet years={facets.year} text={text} onText={onText} />}
    </nav>
  );
}

type NamedOperator = 'study' | 'tag' | 'participant' | 'segment';

interface ConsentFacetProps {
  readonly counts: Readonly<Record<string, number>>;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** What the people who speak allow today, and who was never asked. */
function ConsentFacet({ counts, text, onText }: ConsentFacetProps): ReactNode {
  const t = useText();
  const choices = CONSENT_VALUES.map((value) => ({ id: value, name: value }));
  const shown = choices.filter(({ id }) => (counts[id] ?? 0) > 0 || asksFor(text, 'consent', { id, name: id }));
  if (shown.length === 0) return null;
  return (
    <Facet title={t('search.facet.consent')}>
      {shown.map(({ id, name }) => (
        <Toggle
          key={id}
          pressed={asksFor(text, 'consent', { id, name })}
          count={counts[id] ?? 0}
          onToggle={() => onText(toggleFilter(text, 'consent', { id, name }))}
        >
          {t(`search.consent.${id}`)}
        </Toggle>
      ))}
    </Facet>
  );
}

interface YearFacetProps {
  readonly years: Readonly<Record<string, number>>;
  readonly text: string;
  readonly onText: (text: string) => void;
}

function YearFacet({ years, text, onText }: YearFacetProps): ReactNode {
  const t = useText();
  return (
    <Facet title={t('search.facet.year')}>
      {Object.entries(years)
        .sort(([a], [b]) => Number(b) - Number(a))
        .map(([year, count]) => (
          <Toggle
            key={year}
            pressed={asksForYear(text, Number(year))}
            count={count}
            onToggle={() => onText(toggleYear(text, Number(year)))}
          >
            {year}
          </Toggle>
        ))}
    </Facet>
  );
}

type KindFacetProps = Pick<SearchFacetsProps, 'kinds' | 'onKinds'> & {
  readonly counts: Readonly<Record<string, number>>;
};

function KindFacet({ counts, kinds, onKinds }: KindFacetProps): ReactNode {
  const t = useText();
  const shown = FOUND_KINDS.filter((kind) => (counts[kind] ?? 0) > 0 || kinds.includes(kind));
  if (shown.length === 0) return null;
  const toggle = (kind: FoundKind): void =>
    onKinds(kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind]);
  return (
    <Facet title={t('search.facet.kinds')}>
      {shown.map((kind) => (
        <Toggle key={kind} pressed={kinds.includes(kind)} count={counts[kind] ?? 0} onToggle={() => toggle(kind)}>
          {t(`search.kind.${kind}`)}
        </Toggle>
      ))}
      {kinds.length > 0 && (
        <li>
          <button type="button" className={styles.clear} onClick={() => onKinds([])}>
            {t('search.facet.kinds.clear')}
          </button>
        </li>
      )}
    </Facet>
  );
}

/** As many names as are read at a glance; the others are found by name. */
const AT_A_GLANCE = 7;

interface NameFacetProps {
  readonly title: string;
  readonly find: string;
  readonly things: readonly Nameable[];
  /** Results by id; null while nothing is asked. */
  readonly counts: Readonly<Record<string, number>> | null;
  readonly chosen: (thing: Nameable) => boolean;
  readonly onToggle: (thing: Nameable) => void;
}

function NameFacet({ title, find, things, counts, chosen, onToggle }: NameFacetProps): ReactNode {
  const t = useText();
  const [words, setWords] = useState('');
  const search = useMemo(() => createLabelSearch(things.map(({ id, name }) => ({ id, name, text: name }))), [things]);
  const countOf = ({ id }: Nameable): number => counts?.[id] ?? 0;
  const on = things.filter(chosen);
  // Once something is found, only what narrows it is offered, the most telling first.
  const off = things
    .filter((thing) => !on.includes(thing) && (counts === null || countOf(thing) > 0))
    .sort((a, b) => countOf(b) - countOf(a));
  if (on.length + off.length === 0) return null;
  const shown =
    words.trim() === '' ? [...on, ...off.slice(0, Math.max(0, AT_A_GLANCE - on.length))] : search(words, AT_A_GLANCE);
  return (
    <Facet
      title={title}
      above={
        things.length > AT_A_GLANCE && <SearchField label={find} placeholder={find} value={words} onChange={setWords} />
      }
    >
      {shown.map((thing) => (
        <Toggle
          key={thing.id}
          pressed={chosen(thing)}
          count={counts === null ? undefined : countOf(thing)}
          onToggle={() => onToggle(thing)}
        >
          {thing.name === '' ? t('common.untitled') : thing.name}
        </Toggle>
      ))}
      {shown.length === 0 && <li className={styles.nothing}>{t('search.facet.noMatch')}</li>}
    </Facet>
  );
}
