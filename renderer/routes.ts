import * as v from 'valibot';
import { idSchema } from '#shared/domain/record-base.ts';

/** Every place of the product and what its address says. A place is a value: filters, sort and selection included. */
export type Place = { [K in PlaceKind]: PlaceOf<K> }[PlaceKind];
export type PlaceKind = keyof typeof PLACES;
export type PlaceOf<K extends PlaceKind> = { readonly kind: K } & IdPart<K> & SearchPart<K>;

/** What a page component takes. */
export interface PlaceProps<K extends PlaceKind> {
  readonly place: PlaceOf<K>;
}

const text = v.optional(v.pipe(v.string(), v.maxLength(1000)));
const study = v.optional(idSchema('study'));
const tag = v.optional(idSchema('tag'));
/** The saved view that the list was set up by. */
const saved = v.optional(idSchema('savedView'));

/** `path` as in the address, `$id` for the record's id; `search` is what stands after the question mark, all of it optional. */
export const PLACES = {
  onboarding: { path: '/welcome', search: {} },
  inbox: { path: '/inbox', search: {} },
  studies: { path: '/studies', search: {} },
  study: { path: '/studies/$id', id: idSchema('study'), search: {} },
  interviews: { path: '/interviews', search: { study, q: text, sort: text, view: text, status: text, saved } },
  interview: {
    path: '/interviews/$id',
    id: idSchema('interview'),
    search: {
      seg: v.optional(idSchema('segment')),
      highlight: v.optional(idSchema('highlight')),
      tab: v.optional(v.picklist(['highlights', 'notes', 'proposals', 'details'])),
      q: text,
    },
  },
  session: { path: '/interviews/$id/session', id: idSchema('interview'), search: {} },
  guides: { path: '/guides', search: { study, q: text } },
  guide: { path: '/guides/$id', id: idSchema('guide'), search: {} },
  coverage: { path: '/guides/$id/coverage', id: idSchema('guide'), search: { question: text, gaps: text } },
  highlights: {
    path: '/highlights',
    search: {
      study,
      tag,
      interview: v.optional(idSchema('interview')),
      participant: v.optional(idSchema('participant')),
      highlight: v.optional(idSchema('highlight')),
      view: v.optional(v.picklist(['all', 'unlinked', 'review', 'themes'])),
      group: v.optional(v.picklist(['none', 'tag', 'insight', 'participant', 'interview'])),
      q: text,
      sort: text,
      saved,
    },
  },
  codebook: {
    path: '/codebook',
    search: { tag, q: text, view: v.optional(v.picklist(['duplicates', 'auto-code'])), words: text },
  },
  insights: { path: '/insights', search: { study, status: text, q: text, sort: text, view: text, by: text, saved } },
  insight: { path: '/insights/$id', id: idSchema('insight'), search: { tab: text } },
  canvas: { path: '/canvas', search: { study, board: v.optional(idSchema('board')) } },
  needs: {
    path: '/needs',
    search: {
      study,
      need: v.optional(idSchema('need')),
      branch: v.optional(idSchema('need')),
      segment: text,
      view: text,
      q: text,
      sort: text,
    },
  },
  tree: {
    path: '/opportunity-tree',
    search: {
      study,
      need: v.optional(idSchema('need')),
      branch: v.optional(idSchema('need')),
      segment: text,
      level: text,
    },
  },
  solution: { path: '/solutions/$id', id: idSchema('solution'), search: {} },
  decisions: { path: '/decisions', search: { study, q: text, status: text } },
  decision: { path: '/decisions/$id', id: idSchema('decision'), search: {} },
  reports: { path: '/reports', search: { study, q: text } },
  report: { path: '/reports/$id', id: idSchema('report'), search: {} },
  rounds: { path: '/rounds', search: { study } },
  round: { path: '/rounds/$id', id: idSchema('round'), search: {} },
  digest: { path: '/digest', search: { study, goal: v.optional(idSchema('goal')), from: text, to: text } },
  analysis: {
    path: '/analysis',
    search: {
      study,
      tab: v.optional(v.picklist(['explore', 'saturation', 'agreement', 'survey', 'maps'])),
      view: v.optional(v.picklist(['tags', 'attribute', 'together', 'time', 'words', 'sentiment', 'speakers'])),
      map: v.optional(v.picklist(['forces', 'stages', 'assumptions'])),
      need: v.optional(idSchema('need')),
      importance: v.optional(v.picklist(['estimates', 'survey'])),
      by: v.optional(v.picklist(['people', 'quotes'])),
      attribute: text,
      value: text,
      only: text,
      onlyValue: text,
      tags: text,
      period: v.optional(v.picklist(['month', 'quarter', 'year'])),
      positive: text,
      negative: text,
      goal: v.optional(idSchema('goal')),
      base: v.optional(v.picklist(['4', '5', '6'])),
      run: v.optional(v.picklist(['2', '3'])),
      threshold: v.optional(v.picklist(['5', '0'])),
      unit: v.optional(v.picklist(['segment', 'sentence', 'character'])),
      coders: text,
      question: text,
      across: text,
      reading: v.optional(v.picklist(['values', 'nps', 'csat'])),
    },
  },
  prioritise: {
    path: '/prioritise',
    search: {
      study,
      tab: v.optional(v.picklist(['list', 'compare', 'sensitivity', 'frameworks'])),
      sort: text,
      framework: text,
      need: v.optional(idSchema('need')),
    },
  },
  need: { path: '/needs/$id', id: idSchema('need'), search: { tab: text } },
  goals: { path: '/goals', search: { study, status: text, q: text, sort: text } },
  goal: { path: '/goals/$id', id: idSchema('goal'), search: { tab: text } },
  throughline: {
    path: '/throughline',
    search: {
      study,
      segment: text,
      from: text,
      to: text,
      only: v.optional(v.picklist(['gaps'])),
      focus: text,
      tab: v.optional(v.picklist(['drawing', 'outline', 'gaps', 'table'])),
    },
  },
  proposals: {
    path: '/proposals',
    search: {
      step: v.optional(
        v.picklist(['ruled', 'highlight-insight', 'highlight-need', 'highlight-tag', 'insight-need', 'need-goal']),
      ),
    },
  },
  rules: { path: '/rules', search: {} },
  search: { path: '/search', search: { study, q: text, kinds: text, at: text } },
  participants: { path: '/participants', search: { study, q: text, sort: text } },
  participant: { path: '/participants/$id', id: idSchema('participant'), search: { tab: text } },
  trash: { path: '/trash', search: { q: text } },
  settings: { path: '/settings', search: { section: text } },
  conflicts: { path: '/conflicts', search: {} },
  gallery: { path: '/gallery', search: {} },
} as const;

/** The address of a place, for `<a href>`: `#/interviews/iv_1?seg=sg_2`. */
export function hrefOf(place: Place): string {
  const { kind, ...rest } = place;
  const entries = Object.entries(rest).filter(([key, value]) => key !== 'id' && value !== undefined && value !== '');
  const search = new URLSearchParams(entries.map(([key, value]): [string, string] => [key, String(value)])).toString();
  const path = 'id' in place ? PLACES[kind].path.replace('$id', place.id) : PLACES[kind].path;
  return `#${path}${search === '' ? '' : `?${search}`}`;
}

/** Goes there. `replace` keeps the way back as it was: for filters that change while a person types. */
export function go(place: Place, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (replace) window.location.replace(hrefOf(place));
  else window.location.hash = hrefOf(place);
}

/**
 * The place that an address of ours means; null for one that we do not know. What stands after the question mark and is not
 * understood is left out: an old or mistyped filter must not hide a page.
 */
export function placeOf(href: string): Place | null {
  const [path = '', search = ''] = href.replace(/^#/, '').split('?', 2);
  const params = new URLSearchParams(search);
  // Object.keys widens the keys of a const object to string.
  for (const kind of Object.keys(PLACES) as PlaceKind[]) {
    const found = PATTERNS[kind].exec(path);
    if (found) return readPlace(kind, found.groups?.id, Object.fromEntries(params));
  }
  return null;
}

/** A place from the parts of an address, checked. */
export function readPlace(
  kind: PlaceKind,
  id: string | undefined,
  search: Readonly<Record<string, unknown>>,
): Place | null {
  const known: Record<string, unknown> = { kind };
  const spec: Spec = PLACES[kind];
  if (spec.id) {
    const checked = v.safeParse(spec.id, id);
    if (!checked.success) return null;
    known.id = checked.output;
  }
  for (const [key, schema] of Object.entries(spec.search)) {
    const checked = v.safeParse(schema, search[key]);
    if (checked.success && checked.output !== undefined) known[key] = checked.output;
  }
  // Each part has been through the schema that stands beside the kind in PLACES, which is what Place is made from.
  return known as Place;
}

type AnySchema = v.GenericSchema<unknown, unknown>;
interface Spec {
  readonly path: string;
  readonly id?: AnySchema;
  readonly search: Readonly<Record<string, AnySchema>>;
}

type IdPart<K extends PlaceKind> = (typeof PLACES)[K] extends { readonly id: infer S extends AnySchema }
  ? { readonly id: v.InferOutput<S> }
  : unknown;
type SearchPart<K extends PlaceKind> = {
  readonly [P in keyof (typeof PLACES)[K]['search']]?: Output<(typeof PLACES)[K]['search'][P]> | undefined;
};
type Output<S> = S extends AnySchema ? v.InferOutput<S> : never;

// The keys of PLACES, which Object.fromEntries widens to string.
const PATTERNS = Object.fromEntries(
  Object.entries(PLACES).map(([kind, { path }]) => [kind, new RegExp(`^${path.replace('$id', '(?<id>[^/]+)')}/?$`)]),
) as Readonly<Record<PlaceKind, RegExp>>;

/** The place of a record's own page, by the kind that its id carries; null for kinds without a page. */
export function placeOfRecord(id: string): Place | null {
  for (const kind of [
    'study',
    'interview',
    'insight',
    'need',
    'goal',
    'participant',
    'guide',
    'solution',
    'decision',
    'round',
    'report',
  ] as const) {
    const place = readPlace(kind, id, {});
    if (place !== null) return place;
  }
  return null;
}
