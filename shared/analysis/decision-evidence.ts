import { canonicalJson } from '../domain/canonical-json.ts';
import type { Decision } from '../domain/decision.ts';
import { type EvidenceGraph, evidenceFor } from '../domain/evidence-graph.ts';
import type { Stance } from '../domain/evidence-link.ts';
import type { AnyId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { sha256 } from '../domain/sha256.ts';
import { evidenceStrength } from './evidence-strength.ts';

/** A quote as it stood: enough to read it again when nothing of it is left. */
export interface FrozenQuote {
  readonly id: string;
  readonly words: string;
  readonly stance: Stance;
  /** The person's alias, or empty. */
  readonly who: string;
  readonly interview: string;
  readonly heldAt: string | null;
}

/** One record that a decision is about, with what it stood on. */
export interface FrozenRecord {
  readonly id: string;
  readonly title: string;
  readonly strength: number;
  readonly people: number;
  readonly against: number;
  readonly quotes: readonly FrozenQuote[];
}

/** The evidence behind these records as it stands now, in the order given. Records that are not on the line are left out. */
export function evidenceBehind(graph: EvidenceGraph, ids: readonly AnyId[], today: string): readonly FrozenRecord[] {
  return ids.flatMap((id): FrozenRecord[] => {
    const record = graph.places.get(id);
    if (record === undefined) return [];
    const { value, people, against } = evidenceStrength(graph, id, today);
    return [
      {
        id,
        title: 'anchor' in record ? record.anchor.quote : record.title,
        strength: Math.round(value * 10) / 10,
        people,
        against,
        quotes: evidenceFor(graph, id).map(({ highlight, stance }) => {
          const interview = graph.interviews.get(highlight.interviewId);
          return {
            id: highlight.id,
            words: highlight.anchor.quote,
            stance,
            who: highlight.participantId ? (graph.participants.get(highlight.participantId)?.alias ?? '') : '',
            interview: interview?.title ?? '',
            heldAt: interview?.heldAt ?? null,
          };
        }),
      },
    ];
  });
}

/** The frozen copy: canonical text and its SHA-256, so that a later change of it can be told. `at` is an ISO instant. */
export function freeze(evidence: readonly FrozenRecord[], at: string): NonNullable<Decision['frozen']> {
  // Frozen records are plain JSON: strings, numbers and null.
  const text = canonicalJson(evidence as unknown as Json);
  return { at, text, sha256: sha256(text) };
}

/** What was frozen; null where nothing was, or where the text is not the one that was frozen. */
export function thaw(frozen: Decision['frozen']): readonly FrozenRecord[] | null {
  if (frozen === null || sha256(frozen.text) !== frozen.sha256) return null;
  // The hash says that this is the text that `freeze` made.
  return JSON.parse(frozen.text) as readonly FrozenRecord[];
}

export interface QuoteChange {
  readonly kind: 'new' | 'gone' | 'reworded' | 'turned';
  readonly quote: FrozenQuote;
  /** Of `reworded` and `turned`: as it stood was. */
  readonly was: FrozenQuote | null;
}

export interface RecordChange {
  readonly id: string;
  readonly title: string;
  /** Null: not among the records was, or gone now. */
  readonly was: FrozenRecord | null;
  readonly now: FrozenRecord | null;
  readonly quotes: readonly QuoteChange[];
}

/** Evidence was and now, record by record, in the order of was; what was added since stands last. */
export function evidenceChanges(was: readonly FrozenRecord[], now: readonly FrozenRecord[]): readonly RecordChange[] {
  const after = new Map(now.map((record) => [record.id, record]));
  const before = new Map(was.map((record) => [record.id, record]));
  return [...new Set([...before.keys(), ...after.keys()])].map((id) => {
    const [old, current] = [before.get(id) ?? null, after.get(id) ?? null];
    const title = current?.title ?? old?.title ?? '';
    return { id, title, was: old, now: current, quotes: quoteChanges(old?.quotes ?? [], current?.quotes ?? []) };
  });
}

function quoteChanges(was: readonly FrozenQuote[], now: readonly FrozenQuote[]): readonly QuoteChange[] {
  const before = new Map(was.map((quote) => [quote.id, quote]));
  const after = new Map(now.map((quote) => [quote.id, quote]));
  const changes: QuoteChange[] = [];
  for (const quote of now) {
    const old = before.get(quote.id) ?? null;
    if (old === null) changes.push({ kind: 'new', quote, was: null });
    else if (old.stance !== quote.stance) changes.push({ kind: 'turned', quote, was: old });
    else if (old.words !== quote.words) changes.push({ kind: 'reworded', quote, was: old });
  }
  for (const quote of was) if (!after.has(quote.id)) changes.push({ kind: 'gone', quote, was: null });
  return changes;
}
