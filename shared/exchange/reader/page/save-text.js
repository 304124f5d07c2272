import { titleOf } from './project.js';
import { WORDS } from './words.js';

/** An interview as plain text: head, notes, turns. */
export function interviewText(project, interview) {
  const lines = [
    titleOf(interview),
    [interview.heldAt, ...peopleOf(project, interview)].filter(Boolean).join(', '),
    '',
  ];
  for (const note of project.notesOf(interview.id)) {
    lines.push(`${WORDS.notes}: ${note.title}`, project.texts.get(note.id) ?? '', '');
  }
  for (const transcript of project.transcriptsOf(interview.id)) {
    lines.push(WORDS.transcript, '');
    for (const segment of project.segmentsOf(transcript.id)) {
      lines.push(`${clock(segment.startMs)}${speakerOf(transcript, segment)}: ${segment.text}`, '');
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The quotes as CSV. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function quotesCsv(project) {
  const cell = (value) => {
    const safe = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
    return `"${safe.replaceAll('"', '""')}"`;
  };
  const rows = project.rows('highlights').map((row) => {
    const interview = project.find(row.interviewId)?.row;
    const tags = row.tagIds.flatMap((id) => project.find(id)?.row.label ?? []).join('; ');
    return [
      row.anchor.quote,
      tags,
      project.find(row.participantId)?.row.alias ?? '',
      interview?.title ?? '',
      interview?.heldAt ?? '',
    ];
  });
  return `\ufeff${[['quote', 'tags', 'person', 'interview', 'date'], ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

export const peopleOf = (project, { participantIds }) =>
  participantIds.flatMap((id) => project.find(id)?.row.alias || project.find(id)?.row.name || []);

export const speakerOf = ({ speakers }, { speaker }) =>
  speakers.find(({ key }) => key === speaker)?.name ?? WORDS.unknown;

export const clock = (ms) => (ms === null ? '' : `${new Date(ms).toISOString().slice(11, 19)} `);
