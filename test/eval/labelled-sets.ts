import fs from 'node:fs';
import path from 'node:path';
import { must } from '#shared/domain/assert.ts';

/** One list of candidates and the queries asked of it. */
interface LabelledPart {
  readonly candidates: readonly { readonly id: string; readonly text: string }[];
  readonly queries: readonly { readonly id: string; readonly text: string; readonly truth: readonly string[] }[];
  readonly accepted: readonly { readonly candidateId: string; readonly text: string }[];
}

/** A task on real data, with what plain stemmed BM25 reaches on it. */
export interface LabelledSet {
  readonly name: string;
  readonly floor: { readonly 'R@5': number; readonly 'hit@5': number; readonly MRR: number };
  readonly parts: readonly LabelledPart[];
}

const dataFolder = (): string =>
  process.env.THROUGHLINE_DATA ?? path.resolve(import.meta.dirname, '../../../shared/data');

export const hasData = (): boolean => fs.existsSync(path.join(dataFolder(), 'wg-async', 'needs-to-stories.json'));

/** Builds the sets from the shared data, in memory. Draws are fixed, so two runs ask the same. */
export function labelledSets(): readonly LabelledSet[] {
  const stories = wgAsync();
  const needs = stories.queries;
  const linked = stories.candidates
    .map((story) => ({ ...story, truth: needs.filter((need) => need.truth.includes(story.id)).map((need) => need.id) }))
    .filter((story) => story.truth.length > 0);
  const banking = banking77();
  return [
    { name: 'wg-async need -> stories', floor: floor(0.51, 0.629, 0.423), parts: [stories] },
    {
      name: 'wg-async story -> needs',
      floor: floor(0.376, 0.5, 0.34),
      parts: [{ candidates: needs, queries: linked, accepted: [] }],
    },
    { name: 'banking77 quote -> label', floor: floor(0.666, 0.666, 0.518), parts: [{ ...banking, accepted: [] }] },
    { name: 'banking77, 5 accepted', floor: floor(0.869, 0.869, 0.719), parts: [banking] },
    { name: 'nlupp hotels', floor: floor(0.426, 0.68, 0.643), parts: [nlupp()] },
    { name: 'qmsum product-val', floor: floor(0.255, 0.712, 0.492), parts: qmsum() },
  ];
}

/** The same texts as a small workspace has them: few targets, and as many questions without an answer as with one. */
export function fewTargets(): readonly LabelledSet[] {
  const wide = labelledSets().filter(({ name }) => name.startsWith('banking77') || name.startsWith('nlupp'));
  return wide.flatMap(({ name, floor: own, parts }) =>
    [8, 20].map((count) => ({
      name: `${name}, ${count} of them`,
      floor: own,
      parts: parts.flatMap((part) => Array.from({ length: DRAWS }, (_, draw) => narrowed(part, count, draw))),
    })),
  );
}

const DRAWS = 3;

function narrowed({ candidates, queries, accepted }: LabelledPart, count: number, draw: number): LabelledPart {
  const kept = shuffled(candidates, 100 * count + draw).slice(0, count);
  const ids = new Set(kept.map(({ id }) => id));
  const asked = queries.map((query) => ({ ...query, truth: query.truth.filter((id) => ids.has(id)) }));
  const answered = asked.filter(({ truth }) => truth.length > 0);
  return {
    candidates: kept,
    queries: [...answered, ...asked.filter(({ truth }) => truth.length === 0).slice(0, answered.length)],
    accepted: accepted.filter(({ candidateId }) => ids.has(candidateId)),
  };
}

const floor = (recall: number, hit: number, rank: number) => ({ 'R@5': recall, 'hit@5': hit, MRR: rank });

const read = (...names: readonly string[]): string => fs.readFileSync(path.join(dataFolder(), ...names), 'utf8');
// The data's own shape, told by its README; a wrong guess shows as a throw or a wrong count.
const readJson = <T>(...names: readonly string[]): T => JSON.parse(read(...names)) as T;

function wgAsync(): LabelledPart {
  const { needs } = readJson<{ needs: { need: string; stories: string[] }[] }>('wg-async', 'needs-to-stories.json');
  const folder = ['wg-async', 'vision', 'submitted_stories', 'status_quo'] as const;
  const files = fs
    .readdirSync(path.join(dataFolder(), ...folder))
    .filter((name) => name.endsWith('.md') && name !== 'template.md' && !name.startsWith('aws_engineer'))
    .sort();
  return {
    candidates: files.map((name) => ({ id: name, text: read(...folder, name) })),
    queries: needs.map(({ need, stories }, i) => ({
      id: `need-${String(i + 1).padStart(2, '0')}`,
      text: need,
      truth: stories.map((story) => must(story.split('/').at(-1), 'a file name')),
    })),
    accepted: [],
  };
}

function banking77(): LabelledPart {
  const rows = shuffled(csvRows(read('banking77', 'train.csv')).slice(1), 77);
  const labels = readJson<string[]>('banking77', 'categories.json');
  const accepted: { candidateId: string; text: string }[] = [];
  const rest: (readonly [string, string])[] = [];
  const seen = new Map<string, number>();
  for (const [text = '', label = ''] of rows) {
    const known = seen.get(label) ?? 0;
    seen.set(label, known + 1);
    if (known < 5) accepted.push({ candidateId: label, text });
    else rest.push([text, label]);
  }
  return {
    candidates: labels.map((label) => ({ id: label, text: label.replaceAll('_', ' ') })),
    queries: rest.slice(0, 2000).map(([text, label], i) => ({ id: `q${i}`, text, truth: [label] })),
    accepted,
  };
}

function nlupp(): LabelledPart {
  const { intents } = readJson<{ intents: Record<string, { description: string; domain: string[] }> }>(
    'nlupp',
    'ontology.json',
  );
  const utterances = fs
    .readdirSync(path.join(dataFolder(), 'nlupp', 'hotels'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .flatMap((name) => readJson<{ text: string; intents?: string[] }[]>('nlupp', 'hotels', name));
  return {
    candidates: Object.entries(intents)
      .filter(([, { domain }]) => domain.includes('general') || domain.includes('hotels'))
      .map(([name, { description }]) => ({
        id: name,
        text: `${name.replaceAll('_', ' ')} ${description.replace(/^is the intent (asking )?/, '')}`,
      })),
    queries: utterances.map(({ text, intents: truth = [] }, i) => ({ id: `u${i}`, text, truth })),
    accepted: [],
  };
}

const WINDOW = 10;

function qmsum(): readonly LabelledPart[] {
  interface Meeting {
    readonly specific_query_list: readonly { query: string; relevant_text_span: readonly [string, string][] }[];
    readonly meeting_transcripts: readonly { speaker: string; content: string }[];
  }
  const folder = path.join(dataFolder(), 'qmsum', 'product-val');
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const meeting = readJson<Meeting>('qmsum', 'product-val', name);
      const turns = meeting.meeting_transcripts.map(
        (turn) => `${turn.speaker}: ${turn.content.replace(/\{[a-z]+\}/g, ' ')}`,
      );
      const windows = Array.from({ length: Math.ceil(turns.length / WINDOW) }, (_, i) => ({
        id: `w${String(i).padStart(4, '0')}`,
        text: turns.slice(i * WINDOW, (i + 1) * WINDOW).join('\n'),
      }));
      const queries = meeting.specific_query_list.map(({ query, relevant_text_span }, i) => ({
        id: `${name}-${i}`,
        text: query,
        truth: windows
          .filter((_, w) =>
            relevant_text_span.some(([from, to]) => Number(from) < (w + 1) * WINDOW && Number(to) >= w * WINDOW),
          )
          .map((window) => window.id),
      }));
      return { candidates: windows, queries, accepted: [] };
    });
}

/** Rows of a comma-separated file with quoted fields, quotes doubled, line breaks inside quotes. */
function csvRows(source: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of source.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

/** A fixed shuffle (linear congruential numbers). */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  let state = seed;
  for (let i = result.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    const [a, b] = [result[i], result[j]];
    if (a !== undefined && b !== undefined) [result[i], result[j]] = [b, a];
  }
  return result;
}
