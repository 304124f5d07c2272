import { el, safeName, saveFile } from './elements.js';
import { edgeList, recordList } from './lists.js';
import { MOST_ROWS, searchProject, titleOf } from './project.js';
import { clock, interviewText, peopleOf, quotesCsv, speakerOf } from './save-text.js';
import { WORDS } from './words.js';

export const PLACES = ['interviews', 'goals', 'needs', 'insights', 'highlights', 'participants', 'tags'];

/** A table as a list of links. */
export function listView(project, table) {
  const rows = project.rows(table).toSorted((a, b) => sortKey(a).localeCompare(sortKey(b)));
  return [
    el('h1', { tabindex: '-1' }, WORDS[table]),
    table === 'highlights' && rows.length > 0
      ? saveButton(WORDS.saveCsv, 'quotes.csv', 'text/csv', () => quotesCsv(project))
      : null,
    table === 'interviews' && rows.length > 0
      ? saveButton(WORDS.saveAll, 'interviews.txt', 'text/plain', () =>
          rows.map((row) => interviewText(project, row)).join('\n\n'),
        )
      : null,
    rows.length === 0
      ? el('p', { class: 'quiet' }, WORDS.empty)
      : recordList(
          project,
          rows.map((row) => ({ table, row })),
        ),
  ];
}

/** One record: what it says, and the line both ways. */
export function recordView(project, { table, row }) {
  if (table === 'interviews') return interviewView(project, row);
  if (table === 'tags') return groupView(project, table, row, (quote) => quote.tagIds.includes(row.id));
  if (table === 'participants') return groupView(project, table, row, (quote) => quote.participantId === row.id);
  const interview = table === 'highlights' ? project.find(row.interviewId) : null;
  const metrics = table === 'goals' ? project.metricsOf(row.id) : [];
  return [
    el('p', { class: 'kind' }, WORDS.kinds[table]),
    heading(row, table),
    details(project, table, row),
    project.texts.get(row.id) ? el('div', { class: 'prose' }, project.texts.get(row.id)) : null,
    metrics.length > 0 ? el('h2', {}, WORDS.metrics) : null,
    ...metrics.map(({ name, unit, baseline, target, checkIns }) =>
      el(
        'p',
        {},
        `${name}: ${[baseline, checkIns.at(-1)?.value, target].map((value) => value ?? '–').join(' → ')} ${unit}`,
      ),
    ),
    table === 'goals' ? null : edgeList(project, WORDS.serves, project.up(row.id), 'to', WORDS.nothingUp),
    table === 'highlights' ? null : edgeList(project, WORDS.rests, project.down(row.id), 'from', WORDS.nothingDown),
    interview ? el('h2', {}, WORDS.said) : null,
    interview ? recordList(project, [interview]) : null,
  ];
}

export function searchView(project, words) {
  const { hits, count } = searchProject(project, words, MOST_ROWS);
  return [
    el('h1', { tabindex: '-1' }, WORDS.found(count)),
    count === 0 ? el('p', { class: 'quiet' }, WORDS.nothing) : null,
    el(
      'ul',
      { class: 'rows' },
      hits.map(({ table, row, text }) =>
        el(
          'li',
          {},
          el(
            'a',
            { href: `#/record/${placeOf(project, table, row)}` },
            el('span', { class: 'kind' }, WORDS.kinds[table]),
            el('span', { class: 'words' }, ...marked(text, words)),
          ),
        ),
      ),
    ),
    count > hits.length ? el('p', { class: 'quiet' }, WORDS.more(count - hits.length)) : null,
  ];
}

function interviewView(project, interview) {
  const name = `${safeName(interview.title)}.txt`;
  const media = project.mediaOf(interview.id).filter(({ sha256 }) => sha256 !== null);
  const quotes = project.highlightsOf(interview.id);
  return [
    el('p', { class: 'kind' }, WORDS.kinds.interviews),
    heading(interview, 'interviews'),
    el('p', { class: 'quiet' }, [interview.heldAt, ...peopleOf(project, interview)].filter(Boolean).join(' · ')),
    saveButton(WORDS.saveText, name, 'text/plain', () => interviewText(project, interview)),
    media.length > 0 ? el('h2', {}, WORDS.recordings) : null,
    ...media.map((file) =>
      el('p', { class: 'recording', 'data-sha256': file.sha256, 'data-mime': file.mime }, file.name),
    ),
    ...project
      .notesOf(interview.id)
      .flatMap((note) => [
        el('h2', {}, `${WORDS.notes}: ${note.title || WORDS.untitled}`),
        el('div', { class: 'prose' }, project.texts.get(note.id) ?? ''),
      ]),
    quotes.length > 0 ? el('h2', {}, WORDS.quotes) : null,
    quotes.length > 0
      ? recordList(
          project,
          quotes.map((row) => ({ table: 'highlights', row })),
          () => null,
        )
      : null,
    ...project
      .transcriptsOf(interview.id)
      .flatMap((transcript) => [
        el('h2', {}, WORDS.transcript),
        ...project
          .segmentsOf(transcript.id)
          .map((segment) =>
            el(
              'p',
              { class: 'turn', id: segment.id },
              el('span', { class: 'speaker' }, clock(segment.startMs), speakerOf(transcript, segment)),
              el('span', {}, ...withQuotes(segment, quotes)),
            ),
          ),
      ]),
  ];
}

function groupView(project, table, row, belongs) {
  const quotes = project.rows('highlights').filter(belongs);
  return [
    el('p', { class: 'kind' }, WORDS.kinds[table]),
    heading(row, table),
    el(
      'p',
      { class: 'quiet' },
      [row.definition, row.name, row.role, row.company, row.segment].filter(Boolean).join(' · '),
    ),
    recordList(
      project,
      quotes.map((quote) => ({ table: 'highlights', row: quote })),
    ),
  ];
}

function heading(row, table) {
  const title = titleOf(row) || WORDS.untitled;
  return el('h1', { tabindex: '-1', class: table === 'highlights' ? 'quote' : '' }, title);
}

function details(project, table, row) {
  const tags = (row.tagIds ?? []).flatMap((id) => project.find(id) ?? []);
  const person = table === 'highlights' ? project.find(row.participantId) : null;
  const words = [row.owner, row.status, row.confidence, row.startsAt, row.endsAt].filter(Boolean).join(' · ');
  if (words === '' && tags.length === 0 && person === null) return null;
  return el(
    'p',
    { class: 'quiet' },
    words,
    ...[...(person ? [person] : []), ...tags].flatMap(({ row: record }) => [
      ' ',
      el('a', { class: 'chip', href: `#/record/${record.id}` }, titleOf(record) || WORDS.untitled),
    ]),
  );
}

const saveButton = (label, name, type, text) =>
  el('button', { type: 'button', click: () => saveFile(name, type, text()) }, label);

const sortKey = (row) => `${row.order ?? ''}${row.heldAt ?? ''}${titleOf(row)}`;

/** A turn or a note is shown where it stands: in its interview. */
function placeOf(project, table, row) {
  if (table === 'notes') return row.interviewId;
  return table === 'segments' ? `${project.find(row.transcriptId)?.row.interviewId}/${row.id}` : row.id;
}

/** The words of a turn with its quotes marked; where two overlap, the first one has the words. */
function withQuotes(segment, quotes) {
  const here = quotes
    .filter(({ anchor }) => anchor.block === segment.id && anchor.endBlock === null)
    .sort((a, b) => a.anchor.start - b.anchor.start);
  const out = [];
  let at = 0;
  for (const { id, anchor } of here) {
    if (anchor.start < at) continue;
    out.push(segment.text.slice(at, anchor.start));
    out.push(el('a', { class: 'mark', href: `#/record/${id}` }, segment.text.slice(anchor.start, anchor.end)));
    at = anchor.end;
  }
  return [...out, segment.text.slice(at)];
}

function marked(text, words) {
  const literal = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text
    .split(new RegExp(`(${literal.join('|')})`, 'gi'))
    .map((part, i) => (i % 2 === 1 ? el('mark', {}, part) : part));
}
