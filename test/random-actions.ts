import { saveBody } from '#renderer/data/actions/body-actions.ts';
import { createGoal, createNeed, createNote, createParticipant } from '#renderer/data/actions/create-actions.ts';
import { restoreRecord, setFields, trashRecord } from '#renderer/data/actions/field-actions.ts';
import { markAndTag, removeHighlights, tagByName } from '#renderer/data/actions/highlight-actions.ts';
import { createInsight } from '#renderer/data/actions/insight-actions.ts';
import { link, unlink } from '#renderer/data/actions/link-actions.ts';
import { mapSpeaker, saveSegmentText } from '#renderer/data/actions/segment-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { tableOf } from '#renderer/data/db.ts';
import { must } from '#shared/domain/assert.ts';
import type { BodyContent } from '#shared/domain/body.ts';

const words = ['price', 'invoice', 'export', 'Größe', '日本', '🙂 smile', 'a\u0301ccent', ''];

/** One random thing that a person may do, chosen by numbers; it always finds something to do it to, or does nothing. */
export async function act(app: App, [what, which, where]: readonly [number, number, number]): Promise<void> {
  const pick = async <T extends Parameters<typeof tableOf>[1]>(table: T) => {
    const ids = await tableOf(app.db, table).orderBy('id').primaryKeys();
    return ids[which % Math.max(1, ids.length)];
  };
  const word = must(words[where % words.length], 'a word');
  const interview = await app.db.interviews.orderBy('id').first();
  const transcript = await app.db.transcripts.orderBy('id').first();
  if (!interview || !transcript) return;
  switch (what % 14) {
    case 0:
      return void (await createNeed(app, `Need ${word} ${which}`));
    case 1:
      return void (await createGoal(app, `Goal ${word} ${which}`));
    case 2: {
      const segments = await app.db.segments.orderBy('id').toArray();
      const segment = must(segments[which % segments.length], 'a segment');
      const start = where % Math.max(1, segment.text.length);
      const picked = {
        interviewId: interview.id,
        source: transcript.id,
        from: { block: segment.id, offset: start },
        to: { block: segment.id, offset: start + 9 },
      };
      return void (await markAndTag(app, picked, word || 'tag'));
    }
    case 3: {
      const id = await pick('highlights');
      return void (id && (await tagByName(app, [id as 'hl_'], `tag ${where % 5}`)));
    }
    case 4: {
      const id = await pick('highlights');
      return void (id && (await createInsight(app, `Because ${word}`, [id as 'hl_'])));
    }
    case 5: {
      const [from, to] = [await pick('insights'), await pick('needs')];
      return void (from && to && (await link(app, from as 'in_', to as 'nd_')));
    }
    case 6: {
      const [from, to] = [await pick('needs'), await pick('goals')];
      return void (from && to && (await link(app, from as 'nd_', to as 'gl_', where % 2 ? 'contradicts' : 'supports')));
    }
    case 7: {
      const id = await pick('evidence');
      return void (id && (await unlink(app, id as 'ev_')));
    }
    case 8: {
      const id = await pick('highlights');
      return void (id && (await removeHighlights(app, [id as 'hl_'])));
    }
    case 9: {
      const segments = await app.db.segments.orderBy('id').toArray();
      const segment = must(segments[which % segments.length], 'a segment');
      const at = where % (segment.text.length + 1);
      return void (await saveSegmentText(
        app,
        segment.id,
        segment.text.slice(0, at) + word + segment.text.slice(at + 2),
        `s${where % 3}`,
      ));
    }
    case 10: {
      const note = (await app.db.notes.orderBy('id').first())?.id ?? (await createNote(app, interview.id));
      const id = typeof note === 'string' ? note : must(note.ok ? note.value : null, 'a note');
      return void (await saveBody(app, id, body(which, word), `note${where % 2}`));
    }
    case 11: {
      const id = await pick('needs');
      return void (id && (where % 2 ? await trashRecord(app, 'needs', id) : await restoreRecord(app, 'needs', id)));
    }
    case 12: {
      const id = await pick('goals');
      return void (id && (await setFields(app, 'goals', id as 'gl_', { title: `${word} ${where}`, owner: word })));
    }
    default: {
      const made = await createParticipant(app, `Person ${word}${which}`);
      return void (made.ok && (await mapSpeaker(app, transcript.id, 'Dana', made.value)));
    }
  }
}

/** A text of one to four paragraphs. */
export const body = (n: number, word: string): BodyContent => {
  const ids = Array.from({ length: 1 + (n % 4) }, (_, i) => `b${(n + i) % 5}`);
  const blocks = ids.map(
    (id) => [id, { node: { type: 'paragraph', text: `${word} ${n}` }, text: `${word} ${n}` }] as const,
  );
  return { order: [...new Set(ids)], blocks: Object.fromEntries(blocks) };
};
