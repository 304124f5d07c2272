import { el } from './elements.js';
import { MOST_ROWS, titleOf } from './project.js';
import { peopleOf } from './save-text.js';
import { WORDS } from './words.js';

/** The records on one side of the line, with how they speak for it. */
export function edgeList(project, title, edges, side, nothing) {
  if (edges.length === 0) return el('section', {}, el('h2', {}, title), el('p', { class: 'quiet' }, nothing));
  const rows = edges.map((edge) => ({ ...project.find(edge[side]), stance: edge.stance }));
  return el('section', {}, el('h2', {}, title), recordList(project, rows));
}

/** `where`: what stands under each title; nothing where the page says it already. */
export function recordList(project, records, where = under) {
  const shown = records.slice(0, MOST_ROWS);
  return el(
    'div',
    {},
    el(
      'ul',
      { class: 'rows' },
      shown.map(({ table, row, stance = null }) =>
        el(
          'li',
          {},
          el(
            'a',
            { href: `#/record/${row.id}`, class: stance === null ? '' : `edge ${stance}` },
            el(
              'span',
              { class: 'kind' },
              stance === null ? (row.heldAt ?? WORDS.kinds[table]) : `${WORDS.kinds[table]} · ${WORDS.stances[stance]}`,
            ),
            el('span', { class: table === 'highlights' ? 'words quote' : 'words' }, titleOf(row) || WORDS.untitled),
            where(project, table, row),
          ),
        ),
      ),
    ),
    records.length > shown.length ? el('p', { class: 'quiet' }, WORDS.more(records.length - shown.length)) : null,
  );
}

function under(project, table, row) {
  const words =
    table === 'highlights'
      ? (project.find(row.interviewId)?.row.title ?? '')
      : table === 'interviews'
        ? peopleOf(project, row).join(', ')
        : '';
  return words === '' ? null : el('span', { class: 'quiet' }, words);
}
