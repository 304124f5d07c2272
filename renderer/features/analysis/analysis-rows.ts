import type { Database } from '#renderer/data/db.ts';
import { placeAt, type QuoteRow, rangeOf } from '#shared/analysis/quote-row.ts';
import { must } from '#shared/domain/assert.ts';
import type { Consent } from '#shared/domain/consent.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import { type Id, isId } from '#shared/domain/ids.ts';
import type { Interview } from '#shared/domain/interview.ts';
import type { Participant } from '#shared/domain/participant.ts';

/** A quote with what the analyses ask of it. */
export interface AnalysisRow extends QuoteRow {
  readonly id: Id<'highlight'>;
  readonly words: string;
  /** Tag -> who put it on. */
  readonly coders: ReadonlyMap<string, string>;
}

export interface AnalysisRows {
  /** The rows of each source, by id. */
  readonly bySource: ReadonlyMap<string, readonly AnalysisRow[]>;
  readonly interviews: ReadonlyMap<string, Interview>;
  readonly participants: ReadonlyMap<string, Participant>;
  /** Highlights that are left out because the person withdrew consent. */
  readonly withdrawn: () => number;
  /**
   * Reads all, or what has changed since. Answers which sources have other rows now; null where anything may have changed. `seq`: a
   * change up to which it is enough; without one the log is asked, which may have to wait behind others that read.
   */
  readonly catchUp: (seq?: number) => Promise<readonly string[] | null>;
}

const CHANGES_AT_ONCE = 200;

/** The quotes of a workspace in memory. Read once, then brought up to date from the change log. */
export function createAnalysisRows(db: Database): AnalysisRows {
  const highlights = new Map<string, Highlight>();
  const inSource = new Map<string, Set<string>>();
  const bySource = new Map<string, readonly AnalysisRow[]>();
  const interviews = new Map<string, Interview>();
  const participants = new Map<string, Participant>();
  let silent: ReadonlySet<string> = new Set();
  let withdrawn = 0;
  let seq = -1;

  async function readAll(): Promise<null> {
    const head = must(await db.meta.get('head'), 'a started workspace');
    const [allHighlights, allInterviews, allParticipants, consents] = await Promise.all([
      db.highlights.toArray(),
      db.interviews.toArray(),
      db.participants.toArray(),
      db.consents.toArray(),
    ]);
    for (const map of [highlights, inSource, bySource, interviews, participants]) map.clear();
    for (const one of allInterviews) if (one.deletedAt === null) interviews.set(one.id, one);
    // A merged duplicate lies in the trash and still says who it is now.
    for (const one of allParticipants) participants.set(one.id, one);
    silent = peopleWithdrawn(consents);
    for (const one of allHighlights) if (one.deletedAt === null) keep(one);
    await Promise.all([...inSource.keys()].map(rebuild));
    countWithdrawn();
    seq = head.seq;
    return null;
  }

  async function readChanges(): Promise<readonly string[] | null> {
    const stale = new Set<string>();
    for (;;) {
      const changes = await db.changes.where('seq').above(seq).limit(CHANGES_AT_ONCE).toArray();
      const last = changes.at(-1);
      if (!last) break;
      seq = last.seq;
      const keys = new Set<Id<'highlight'>>();
      for (const { ops } of changes) {
        for (const { table, key } of ops) {
          // Whose words they are, and which interviews count, is asked of every row: these changes are rare.
          if (table === 'interviews' || table === 'participants' || table === 'consents') return readAll();
          if (isId('highlight', key)) keys.add(key);
        }
      }
      const asked = [...keys];
      const found = await db.highlights.bulkGet(asked);
      for (const [i, id] of asked.entries()) {
        const before = highlights.get(id);
        if (before) forget(before);
        const now = found[i];
        if (now && now.deletedAt === null) keep(now);
        for (const one of [before, now]) if (one) stale.add(one.anchor.source);
      }
    }
    await Promise.all([...stale].map(rebuild));
    countWithdrawn();
    return [...stale];
  }

  function keep(highlight: Highlight): void {
    highlights.set(highlight.id, highlight);
    const ids = inSource.get(highlight.anchor.source) ?? new Set();
    inSource.set(highlight.anchor.source, ids.add(highlight.id));
  }

  function forget(highlight: Highlight): void {
    highlights.delete(highlight.id);
    inSource.get(highlight.anchor.source)?.delete(highlight.id);
  }

  async function rebuild(source: string): Promise<void> {
    const own = [...(inSource.get(source) ?? [])].sort().flatMap((id) => highlights.get(id) ?? []);
    const blockNumber = await blockNumbers(source, own);
    const rows = own.flatMap((one) => rowOf(one, blockNumber) ?? []);
    if (rows.length === 0) bySource.delete(source);
    else bySource.set(source, rows);
  }

  /** Only a highlight over several blocks asks for the order of reading; else any number tells two blocks apart. */
  async function blockNumbers(source: string, own: readonly Highlight[]): Promise<(block: string) => number> {
    const order = own.some(({ anchor }) => anchor.endBlock !== null) ? await readingOrder(db, source) : [];
    const numbers = new Map(order.map((block, i) => [block, i]));
    return (block) => {
      const known = numbers.get(block);
      if (known !== undefined) return known;
      // Behind every block that has a place, so that it meets none of them.
      const next = UNPLACED + numbers.size;
      numbers.set(block, next);
      return next;
    };
  }

  function rowOf(highlight: Highlight, blockNumber: (block: string) => number): AnalysisRow | null {
    const interview = interviews.get(highlight.interviewId);
    const person = personNow(participants, highlight.participantId ?? interview?.participantIds[0]);
    if (!interview || (person !== null && silent.has(person))) return null;
    const { anchor, tagIds, tagging, by } = highlight;
    const range = rangeOf(anchor, blockNumber);
    return {
      id: highlight.id,
      interviewId: interview.id,
      person: person ?? interview.id,
      source: anchor.source,
      start: range.start,
      // The end's block may be gone: then the words of the first are what is known.
      end: range.end > range.start ? range.end : placeAt(blockNumber(anchor.block), anchor.start + 1),
      tagIds,
      words: anchor.quote,
      coders: new Map(tagIds.map((id) => [id, tagging[id]?.by ?? by])),
    };
  }

  function countWithdrawn(): void {
    let counted = 0;
    for (const rows of bySource.values()) counted += rows.length;
    const live = [...highlights.values()].filter(({ interviewId }) => interviews.has(interviewId)).length;
    withdrawn = live - counted;
  }

  return {
    bySource,
    interviews,
    participants,
    withdrawn: () => withdrawn,
    catchUp: async (enough) => {
      if (enough !== undefined && enough <= seq) return [];
      try {
        return await (seq < 0 ? readAll() : readChanges());
      } catch (cause) {
        // Half of a change may be in: the next look reads everything.
        seq = -1;
        throw cause;
      }
    },
  };
}

const UNPLACED = 1_000_000;

/** The person that a merged duplicate is now; null for nobody. */
function personNow(participants: ReadonlyMap<string, Participant>, id: string | null | undefined): string | null {
  let at = id ?? null;
  const seen = new Set<string>();
  while (at !== null && !seen.has(at)) {
    seen.add(at);
    const next: string | null = participants.get(at)?.mergedInto ?? null;
    if (next === null) return at;
    at = next;
  }
  return at;
}

/** People whose latest word on analysis is no. A withdrawal without scopes takes back all. */
function peopleWithdrawn(consents: readonly Consent[]): ReadonlySet<string> {
  const latest = new Map<string, Consent>();
  for (const one of consents) {
    const speaks = one.scopes.length === 0 ? one.kind === 'withdrawn' : one.scopes.includes('analyse');
    if (one.deletedAt !== null || !speaks) continue;
    const known = latest.get(one.participantId);
    // On one day the withdrawal wins.
    const isLater = !known || one.at > known.at || (one.at === known.at && one.kind === 'withdrawn');
    if (isLater) latest.set(one.participantId, one);
  }
  return new Set([...latest].flatMap(([id, { kind }]) => (kind === 'withdrawn' ? [id] : [])));
}

async function readingOrder(db: Database, source: string): Promise<readonly string[]> {
  if (isId('transcript', source)) {
    return db.segments.where('[transcriptId+order]').between([source, ''], [source, '\uffff']).primaryKeys();
  }
  return (await db.bodies.where('ownerId').equals(source).first())?.order ?? [];
}
