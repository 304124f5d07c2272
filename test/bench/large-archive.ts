import { newBody } from '#shared/domain/body.ts';
import { bodyFromLines } from '#shared/domain/body-from-lines.ts';
import { insert, label } from '#shared/domain/change.ts';
import type { Interview } from '#shared/domain/interview.ts';
import { newNote } from '#shared/domain/note.ts';
import { newSegment, newTranscript } from '#shared/domain/transcript.ts';
import { applyChange } from '#shared/exchange/archive/apply-change.ts';
import { memorySink } from '#shared/exchange/archive/byte-sink.ts';
import { emptyWorkspace } from '#shared/exchange/archive/workspace-content.ts';
import { NO_MEDIA, writeArchive } from '#shared/exchange/archive/write-archive.ts';
import { LARGE, lineWorkspace, WHO } from './line-workspace.ts';

/** Turns of each talk. */
const TURNS = 40;
const SENTENCE = 'We export the invoice to a sheet every week because nobody can approve it inside the tool.';

export interface LargeArchive {
  readonly bytes: Uint8Array;
  readonly records: number;
  /** An interview that has a note. */
  readonly interview: Interview['id'];
}

/** An archive of 500 interviews with their talks and notes, and the line that was made of them: one change, as an import is. */
export async function largeArchive(): Promise<LargeArchive> {
  const { goals, needs, insights, highlights, interviews, participants, links } = lineWorkspace(LARGE);
  const ops = [
    ...goals.map((row) => insert('goals', row)),
    ...needs.map((row) => insert('needs', row)),
    ...insights.map((row) => insert('insights', row)),
    ...participants.map((row) => insert('participants', row)),
    ...interviews.map((row) => insert('interviews', row)),
    ...highlights.map((row) => insert('highlights', row)),
    ...links.map((row) => insert('evidence', row)),
    ...interviews.flatMap(({ id }, i) => talk(id, i)),
  ];
  const change = { id: `ch_${uuid(9, 0)}`, at: WHO.now, by: WHO.by, device: 'bench' } as const;
  const draft = { label: label('change.import', { count: interviews.length }), ops };
  const content = applyChange(emptyWorkspace('bench', 'bench-copy'), draft, change);
  if (!content.ok) throw new Error(`the workspace is not valid: ${JSON.stringify(content.problem).slice(0, 500)}`);
  const sink = memorySink();
  const written = await writeArchive(content.value, sink, { media: NO_MEDIA, appVersion: '0.0.0', readerPage: null });
  const [first] = interviews;
  if (!written.ok || first === undefined) throw new Error('expected: an archive with interviews');
  return { bytes: sink.bytes(), records: ops.length, interview: first.id };
}

function talk(interviewId: Interview['id'], i: number) {
  const transcriptId = `tr_${uuid(1, i)}` as const;
  const noteId = `no_${uuid(2, i)}` as const;
  const speakers = [{ key: 's1', name: 'Dana', participantId: null }];
  let block = 0;
  const body = bodyFromLines([SENTENCE, SENTENCE, SENTENCE], () => `b${++block}`);
  return [
    insert('transcripts', newTranscript(transcriptId, { interviewId, speakers }, WHO)),
    ...Array.from({ length: TURNS }, (_, turn) => {
      const id = `sg_${uuid(3, i * TURNS + turn)}` as const;
      const order = `a${String(turn).padStart(3, '0')}`;
      const text = `${SENTENCE} Turn ${turn} of talk ${i}.`;
      return insert('segments', newSegment(id, { transcriptId, order, speaker: 's1', text }, WHO));
    }),
    insert('notes', newNote(noteId, { interviewId, title: 'What I wrote down' }, WHO)),
    insert('bodies', newBody(`bd_${uuid(4, i)}`, { ownerId: noteId, ...body }, WHO)),
  ];
}

const uuid = (kind: number, n: number): string =>
  `00000000-0000-7${String(kind).padStart(3, '0')}-8000-${n.toString(16).padStart(12, '0')}`;
