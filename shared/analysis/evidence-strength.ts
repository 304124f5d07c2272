import { type Evidence, type EvidenceGraph, evidenceFor, personOf, segmentsHeard } from '../domain/evidence-graph.ts';
import type { AnyId } from '../domain/ids.ts';
import type { InterviewKind } from '../domain/interview.ts';

export type StrengthWord = 'none' | 'one-voice' | 'thin' | 'emerging' | 'solid' | 'strong';

export interface EvidenceStrength {
  /** 0-100, unrounded. Throughline's own measure. */
  readonly value: number;
  readonly word: StrengthWord;
  /** Each in 0..1: people, segments, kinds of source, recency, contradiction. */
  readonly parts: {
    readonly p: number;
    readonly g: number;
    readonly k: number;
    readonly r: number;
    readonly c: number;
  };
  /** Persons with a supporting quote, with a contradicting one, and in both. */
  readonly people: number;
  readonly against: number;
  readonly mixed: number;
  readonly quotes: number;
}

/** Days after which a quote's recency has halved. */
const HALF_LIFE_DAYS = 180;

const KINDS: Readonly<Record<InterviewKind, string>> = {
  conversation: 'interview',
  'usability-session': 'usability test',
  'survey-response': 'survey',
  'support-contact': 'support',
  'field-note': 'field observation',
};

/**
 * Evidence strength of a record on the line: `S = 100 * (0.40 P + 0.20 G + 0.20 K + 0.20 R) * (1 - C)`. Source: the measures of this
 * product ("evidence strength, ours"). `today` is a date `YYYY-MM-DD`; a quote of an interview without a date counts by the day it was made.
 */
export function evidenceStrength(graph: EvidenceGraph, id: AnyId, today: string): EvidenceStrength {
  return strengthOf(graph, evidenceFor(graph, id), today);
}

/** The same for a chosen list of evidence. */
export function strengthOf(graph: EvidenceGraph, evidence: readonly Evidence[], today: string): EvidenceStrength {
  const ages = new Map<string, number>();
  const kinds = new Set<string>();
  const segments = new Set<string>();
  const against = new Set<string>();
  for (const { highlight, stance } of evidence) {
    const person = personOf(graph, highlight);
    if (stance === 'contradicts') against.add(person);
    if (stance !== 'supports') continue;
    const interview = graph.interviews.get(highlight.interviewId);
    const age = Math.max(0, daysBetween(interview?.heldAt ?? highlight.createdAt.slice(0, 10), today));
    ages.set(person, Math.min(ages.get(person) ?? Number.POSITIVE_INFINITY, age));
    if (interview) kinds.add(KINDS[interview.kind]);
    const segment = graph.participants.get(person)?.segment;
    if (segment) segments.add(segment);
  }
  const people = ages.size;
  const counts = {
    people,
    against: against.size,
    mixed: [...against].filter((person) => ages.has(person)).length,
    quotes: evidence.length,
  };
  const c = people + against.size === 0 ? 0 : against.size / (people + against.size);
  if (people === 0) return { value: 0, word: 'none', parts: { p: 0, g: 0, k: 0, r: 0, c }, ...counts };

  const all = segmentsOf(graph);
  const persons = [...ages.keys()].sort();
  const r = persons.reduce((sum, person) => sum + 2 ** (-(ages.get(person) ?? 0) / HALF_LIFE_DAYS), 0) / people;
  const parts = {
    p: 1 - 0.75 ** people,
    g: all.size === 0 ? 0 : segments.size / all.size,
    k: Math.min(kinds.size, 3) / 3,
    r,
    c,
  };
  const value = 100 * (0.4 * parts.p + 0.2 * parts.g + 0.2 * parts.k + 0.2 * parts.r) * (1 - c);
  return { value, word: wordFor(value, people), parts, ...counts };
}

/** A graph never changes, so what follows from it is worked out once. */
function segmentsOf(graph: EvidenceGraph): ReadonlySet<string> {
  const known = SEGMENTS.get(graph) ?? segmentsHeard(graph);
  SEGMENTS.set(graph, known);
  return known;
}

const SEGMENTS = new WeakMap<EvidenceGraph, ReadonlySet<string>>();

function wordFor(value: number, people: number): StrengthWord {
  if (people === 1) return 'one-voice';
  if (value < 25) return 'thin';
  if (value < 50) return 'emerging';
  return value < 75 ? 'solid' : 'strong';
}

/** Whole days from one calendar date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dayNumber(to) - dayNumber(from)) / 86_400_000);
}

/** Few dates stand behind many quotes, and reading one costs more than finding it again. */
const DAYS = new Map<string, number>();
const MOST_DAYS = 10_000;

function dayNumber(date: string): number {
  const known = DAYS.get(date);
  if (known !== undefined) return known;
  const [y, m, d] = date.split('-').map(Number);
  const day = Date.UTC(y ?? 1970, (m ?? 1) - 1, d ?? 1);
  if (DAYS.size >= MOST_DAYS) DAYS.clear();
  DAYS.set(date, day);
  return day;
}
