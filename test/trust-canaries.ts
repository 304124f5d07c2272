import type { App } from '#renderer/data/app.ts';
import { keepWords } from '#renderer/data/kept-words.ts';
import type { MemoryHost } from '#renderer/host/memory-host.ts';
import { assert, must } from '#shared/domain/assert.ts';
import { newBody } from '#shared/domain/body.ts';
import { insert, label, type Op, trash, update } from '#shared/domain/change.ts';
import { newConsent } from '#shared/domain/consent.ts';
import { newDecision } from '#shared/domain/decision.ts';
import { newEvidenceLink } from '#shared/domain/evidence-link.ts';
import { newHighlight } from '#shared/domain/highlight.ts';
import type { AnyId, Id } from '#shared/domain/ids.ts';
import { newInsight } from '#shared/domain/insight.ts';
import { newInterview } from '#shared/domain/interview.ts';
import { newMedia } from '#shared/domain/media.ts';
import { newMemo } from '#shared/domain/memo.ts';
import { newNote } from '#shared/domain/note.ts';
import { newParticipant } from '#shared/domain/participant.ts';
import { newTask } from '#shared/domain/task.ts';
import { newSegment, newTranscript } from '#shared/domain/transcript.ts';

export interface Canary {
  readonly id: Id<'participant'>;
  /** Words that may stand nowhere after the erasure. */
  readonly words: readonly string[];
  readonly insight: Id<'insight'>;
  readonly shared: Id<'interview'>;
}

/** One person with traces in every kind of place: records, history, drafts, media, other people's texts. */
export async function aCanary(app: App, n: number, other: Id<'participant'>): Promise<Canary> {
  const who = { now: app.now(), by: app.by };
  const tag = `Zyx${String(n).padStart(2, '0')}q`;
  const name = `${tag}anna ${tag}berg`;
  const email = `${tag}@canary.example`.toLowerCase();
  const phone = `+49 30 55${String(n).padStart(2, '0')} 7781`;
  const said = `${tag} we split the order sheet by hand`;
  const earlier = `${tag} before it was corrected by somebody`;
  const noted = `${tag} sighed when the printer was named`;
  const kept: Op[] = [];
  const put = (op: Op): void => void kept.push(op);
  const person = newParticipant(app.newId('participant'), { name, alias: `C-${n}`, email, phone }, who);
  put(insert('participants', person));
  const consent = { participantId: person.id, kind: 'given', scopes: ['quoteOutside'], at: '2026-01-02' } as const;
  put(
    insert(
      'consents',
      newConsent(app.newId('consent'), { ...consent, scopes: [...consent.scopes], note: `${tag} form` }, who),
    ),
  );
  const own = newInterview(app.newId('interview'), { title: `Talk with ${name}`, participantIds: [person.id] }, who);
  const shared = newInterview(app.newId('interview'), { title: `Pair ${n}`, participantIds: [person.id, other] }, who);
  put(insert('interviews', own));
  put(insert('interviews', shared));
  const speakers = [
    { key: name, name, participantId: person.id },
    { key: 'Other', name: 'Other', participantId: other },
  ];
  const [one, two] = [own, shared].map((interview) =>
    newTranscript(app.newId('transcript'), { interviewId: interview.id, speakers }, who),
  );
  assert(one && two, 'two transcripts');
  put(insert('transcripts', one));
  put(insert('transcripts', two));
  const turn = (transcriptId: Id<'transcript'>, speaker: string, text: string, order: string) =>
    newSegment(app.newId('segment'), { transcriptId, order, speaker, text }, who);
  const first = turn(one.id, name, earlier, 'a0');
  const turns = [
    turn(two.id, name, `${said}.`, 'a0'),
    turn(two.id, 'Other', `As ${name} says, it takes all evening, and nobody likes it.`, 'a1'),
  ];
  for (const segment of [first, ...turns]) put(insert('segments', segment));
  const anchor = (source: AnyId, block: string, quote: string, start = 0) => ({
    source,
    block,
    start,
    end: start + quote.length,
    endBlock: null,
    quote,
    prefix: '',
    suffix: '',
  });
  const quote = newHighlight(
    app.newId('highlight'),
    { interviewId: shared.id, anchor: anchor(two.id, must(turns[0], 'a turn').id, said), participantId: person.id },
    who,
  );
  const others = 'it takes all evening';
  const text = must(turns[1], 'a turn').text;
  const neighbour = newHighlight(
    app.newId('highlight'),
    {
      interviewId: shared.id,
      anchor: anchor(two.id, must(turns[1], 'a turn').id, others, text.indexOf(others)),
      participantId: other,
    },
    who,
  );
  put(insert('highlights', quote));
  put(insert('highlights', neighbour));
  const insight = newInsight(app.newId('insight'), { title: `Orders are split by hand (${n})` }, who);
  put(insert('insights', insight));
  const body = (ownerId: AnyId, lines: readonly string[]) =>
    newBody(
      app.newId('body'),
      {
        ownerId,
        order: lines.map((_, i) => `b${i}`),
        blocks: Object.fromEntries(
          lines.map((line, i) => [
            `b${i}`,
            {
              text: line,
              node: { type: 'paragraph', version: 1, children: [{ type: 'text', version: 1, text: line }] },
            },
          ]),
        ),
      },
      who,
    );
  const insightBody = body(insight.id, ['Our own words stay.', `They told us: ${said}, each day.`]);
  put(insert('bodies', insightBody));
  const note = newNote(app.newId('note'), { interviewId: own.id, title: `${tag} note` }, who);
  put(insert('notes', note));
  put(insert('bodies', body(note.id, [noted])));
  put(insert('evidence', newEvidenceLink(app.newId('evidence'), { from: quote.id, to: insight.id, order: 'a0' }, who)));
  put(insert('memos', newMemo(app.newId('memo'), { aboutId: insight.id, text: `${name} repeated: ${noted}` }, who)));
  const frozen = JSON.stringify({ quotes: [{ id: quote.id, words: said, person: person.alias }] });
  put(
    insert(
      'decisions',
      newDecision(
        app.newId('decision'),
        { title: `Decision ${n}`, aboutIds: [insight.id], frozen: { at: who.now, text: frozen, sha256: 'x' } },
        who,
      ),
    ),
  );
  put(insert('tasks', newTask(app.newId('task'), { title: `Thank ${name}`, aboutId: person.id }, who)));
  const bytes = new TextEncoder().encode(`${tag} voice ${name}`.repeat(20));
  const token = await app.host.media.begin();
  assert(token.ok, 'a copy');
  await app.host.media.write(token.value, bytes);
  const file = await app.host.media.finish(token.value);
  assert(file.ok, 'a file');
  const media = {
    interviewId: own.id,
    kind: 'audio',
    name: `${tag}.mp3`,
    mime: 'audio/mpeg',
    size: bytes.length,
  } as const;
  put(insert('media', newMedia(app.newId('media'), { ...media, sha256: file.value.sha256 }, who)));
  await app.run({ label: label('change.edit-segment', { at: name }), ops: kept });
  await history(app, first.id, said, insight.id, name);
  keepWords(`body/${note.id}`, { at: who.now, value: { words: noted } });
  await app.db.savedState.put({ key: 'search.recent', value: [name] });
  await app.db.savedState.put({ key: `session:${own.id}`, value: { note: noted } });
  await (app.host as MemoryHost).journal.keepPending(app.at.projectId, JSON.stringify({ draft: noted }));
  return { id: person.id, words: [tag, email, phone], insight: insight.id, shared: shared.id };
}

/** What stood once and was changed, trashed or undone is in the log still. */
async function history(app: App, segment: Id<'segment'>, said: string, insight: Id<'insight'>, name: string) {
  const row = must(await app.db.segments.get(segment), 'a segment');
  const edit = must(update('segments', row, { text: `${said} again` }), 'an edit');
  await app.run({ label: label('change.edit'), ops: [edit] });
  const claim = must(await app.db.insights.get(insight), 'an insight');
  const named = must(update('insights', claim, { title: `${name} splits orders` }), 'an edit');
  await app.run({ label: label('change.edit'), ops: [named] });
  const again = must(await app.db.insights.get(insight), 'an insight');
  await app.run({
    label: label('change.edit'),
    ops: [must(update('insights', again, { title: claim.title }), 'an edit')],
  });
  await app.run({
    label: label('change.trash'),
    ops: [trash('segments', must(await app.db.segments.get(segment), 'it'), app.now())],
  });
}

/** Every place in which a text stands among bytes: as UTF-8, as UTF-16 of both orders, and inside base64 at each of three offsets. */
export function formsOf(text: string): readonly Uint8Array[] {
  const utf8 = new TextEncoder().encode(text);
  const wide = [...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]);
  const big = wide.flatMap((_, i) => (i % 2 === 0 ? [wide[i + 1] ?? 0, wide[i] ?? 0] : []));
  const base64 = [0, 1, 2].map((shift) => {
    const padded = new Uint8Array(shift + utf8.length);
    padded.set(utf8, shift);
    // The first and the last letters depend on what stands beside the text.
    return btoa(String.fromCharCode(...padded)).slice(shift === 0 ? 0 : 4, -4);
  });
  return [utf8, Uint8Array.from(wide), Uint8Array.from(big), ...base64.map((one) => new TextEncoder().encode(one))];
}
