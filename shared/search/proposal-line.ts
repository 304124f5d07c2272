import { type Body, plainText } from '../domain/body.ts';
import { buildGraph, type EvidenceGraph, evidenceFor, type GraphRecords } from '../domain/evidence-graph.ts';
import type { EvidenceLink } from '../domain/evidence-link.ts';
import { type AnyId, kindOfId } from '../domain/ids.ts';
import type { Metric } from '../domain/metric.ts';
import type { Rule } from '../domain/rule.ts';
import { sha256 } from '../domain/sha256.ts';
import type { Tag } from '../domain/tag.ts';
import { type LinkedText, ProposalIndex, type ProposalSource, type ProposalTarget } from './propose.ts';
import { type RuledProposal, ruledProposals } from './ruled-proposals.ts';

export type ProposalKind = 'insight' | 'need' | 'goal' | 'tag';

/** The records that proposals look at; trashed ones may be among them. */
export interface ProposalRecords extends GraphRecords {
  readonly tags: readonly Tag[];
  readonly metrics: readonly Metric[];
  /** Of insights. */
  readonly bodies: readonly Body[];
  readonly rules: readonly Rule[];
}

/** Everything that proposals know of a workspace. */
export interface ProposalLine {
  readonly graph: EvidenceGraph;
  /** The own text of each record on the line, by its id. */
  readonly texts: ReadonlyMap<string, string>;
  /** The targets of a kind, made at the first question. */
  index(kind: ProposalKind): ProposalIndex;
  /** A record as what is asked: what it is joined to, and what was turned down and has not changed since, counts as settled. */
  source(id: AnyId): ProposalSource;
  /** What rules ask for, beside what the words say. */
  readonly ruled: readonly RuledProposal[];
}

export function proposalLine(records: ProposalRecords): ProposalLine {
  const graph = buildGraph(records);
  const texts = textsOf(graph, records);
  const links = records.links.filter((link) => link.deletedAt === null);
  const indexes = new Map<ProposalKind, ProposalIndex>();
  return {
    graph,
    texts,
    index(kind) {
      const made =
        indexes.get(kind) ??
        new ProposalIndex(kind === 'tag' ? tagTargets(graph, records.tags) : targetsOf(graph, texts, links, kind));
      indexes.set(kind, made);
      return made;
    },
    source: (id) => ({
      id,
      text: texts.get(id) ?? '',
      supporting: supporting(graph, id),
      settled: [
        ...settledFor(texts, links, id),
        ...(graph.records.highlights.find((one) => one.id === id)?.tagIds ?? []),
      ],
    }),
    ruled: ruledProposals(graph, links, records.rules),
  };
}

function textsOf(graph: EvidenceGraph, { tags, metrics, bodies }: ProposalRecords): Map<string, string> {
  const tagNames = new Map<string, string>(tags.map((tag) => [tag.id, [tag.label, ...tag.aliases].join(' ')]));
  const bodyOf = new Map<string, Body>(bodies.map((body) => [body.ownerId, body]));
  const texts = new Map<string, string>();
  for (const { id, anchor, tagIds } of graph.records.highlights) {
    texts.set(id, lines([anchor.quote, ...tagIds.map((tagId) => tagNames.get(tagId) ?? '')]));
  }
  for (const { id, title } of graph.records.insights) {
    const body = bodyOf.get(id);
    texts.set(id, lines([title, body ? plainText(body) : '']));
  }
  for (const { id, label, aliases, definition, deletedAt } of tags)
    if (deletedAt === null) texts.set(id, lines([label, ...aliases, definition]));
  for (const { id, title } of graph.records.needs) texts.set(id, title);
  for (const { id, title } of graph.records.goals) {
    const names = metrics.filter((metric) => metric.goalId === id && metric.deletedAt === null).map((m) => m.name);
    texts.set(id, lines([title, ...names]));
  }
  return texts;
}

function targetsOf(
  graph: EvidenceGraph,
  texts: ReadonlyMap<string, string>,
  links: readonly EvidenceLink[],
  kind: Exclude<ProposalKind, 'tag'>,
): ProposalTarget[] {
  const { goals, needs, insights } = graph.records;
  const records: readonly { readonly id: AnyId; readonly title: string }[] = {
    goal: goals,
    need: needs,
    insight: insights,
  }[kind];
  return records.map(({ id, title }) => {
    const own = texts.get(id) ?? title;
    return {
      id,
      title,
      text: own.slice(title.length).trim(),
      accepted: linked(texts, links, id, 'accepted'),
      rejected: linked(texts, links, id, 'rejected'),
      supporting: supporting(graph, id),
    };
  });
}

/** A tag says what its name, its definition and the quotes that carry it say; the newest of them teach first. */
function tagTargets(graph: EvidenceGraph, tags: readonly Tag[]): ProposalTarget[] {
  const quotes = new Map<string, { readonly id: string; readonly text: string; readonly at: string }[]>();
  for (const { id, anchor, tagIds, tagging, createdAt } of graph.records.highlights) {
    for (const tagId of tagIds) {
      const known = quotes.get(tagId) ?? [];
      known.push({ id, text: anchor.quote, at: tagging[tagId]?.at ?? createdAt });
      quotes.set(tagId, known);
    }
  }
  return tags
    .filter((tag) => tag.deletedAt === null)
    .map(({ id, label, aliases, definition }) => ({
      id,
      title: label,
      text: lines([...aliases, definition]),
      accepted: (quotes.get(id) ?? []).sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : a.id < b.id ? -1 : 1)),
    }));
}

/** Texts linked to a record, or turned down for it, newest first: whatever came later teaches first. */
function linked(
  texts: ReadonlyMap<string, string>,
  links: readonly EvidenceLink[],
  id: AnyId,
  status: EvidenceLink['status'],
): LinkedText[] {
  return links
    .filter((link) => link.to === id && link.status === status && texts.has(link.from))
    .sort((a, b) => b.rev - a.rev || (a.id < b.id ? -1 : 1))
    .map((link) => ({ id: link.from, text: texts.get(link.from) ?? '' }));
}

const supporting = (graph: EvidenceGraph, id: AnyId): string[] =>
  kindOfId(id) === 'highlight' ? [id] : evidenceFor(graph, id).map(({ highlight }) => highlight.id);

/** Records that are joined to `id`, or were turned down for it while both texts read as they do now. */
function settledFor(texts: ReadonlyMap<string, string>, links: readonly EvidenceLink[], id: AnyId): string[] {
  const hash = (of: string): string => sha256(texts.get(of) ?? '');
  return links
    .filter((link) => link.from === id || link.to === id)
    .filter(
      ({ status, hashes, from, to }) =>
        status === 'accepted' ||
        (status === 'rejected' && hashes === null) ||
        (hashes?.from === hash(from) && hashes.to === hash(to)),
    )
    .map((link) => (link.from === id ? link.to : link.from));
}

const lines = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');
