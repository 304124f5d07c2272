import type { Database } from '#renderer/data/db.ts';
import { type Body, plainText } from '#shared/domain/body.ts';
import { buildGraph, type EvidenceGraph, evidenceFor } from '#shared/domain/evidence-graph.ts';
import type { EvidenceLink } from '#shared/domain/evidence-link.ts';
import { type AnyId, kindOfId } from '#shared/domain/ids.ts';
import { sha256 } from '#shared/domain/sha256.ts';
import { type LinkedText, ProposalIndex, type ProposalTarget } from '#shared/search/propose.ts';
import type { Proposals } from './search-client.ts';

export type ProposalKind = 'insight' | 'need' | 'goal';

export interface Proposer {
  /** Ranked records of kind `to`. What is linked already, and what was turned down and has not changed since, is left out. */
  propose(
    from: { readonly id: AnyId } | { readonly text: string },
    to: ProposalKind,
    limit: number,
  ): Promise<Proposals>;
}

/** Proposals over the records as they stand: read anew after each change, since every accepted link teaches. */
export function createProposer(db: Database): Proposer {
  let known: { readonly seq: number; readonly line: Promise<Line> } | null = null;

  async function line(): Promise<Line> {
    const seq = (await db.meta.get('head'))?.seq ?? 0;
    if (known?.seq !== seq) known = { seq, line: readLine(db) };
    return known.line;
  }

  return {
    async propose(from, to, limit) {
      const at = await line();
      const id = 'id' in from ? from.id : null;
      const text = 'id' in from ? (at.texts.get(from.id) ?? '') : from.text;
      const source = {
        id: id ?? '',
        text,
        supporting: id ? supporting(at.graph, id) : [],
        settled: id ? settledFor(at, id) : [],
      };
      const { items: ranked, abstained } = at.index(to).propose(source, limit);
      const items = ranked
        // Targets are made of records: their ids are ours. "And further words" says nothing that a person can check.
        .map((item) => ({
          ...item,
          id: item.id as AnyId,
          reasons: item.reasons.filter((reason) => reason.kind !== 'rest'),
        }))
        // What cannot say why is not proposed.
        .filter(({ reasons }) => reasons.length > 0);
      return {
        items,
        abstained: abstained || (ranked.length > 0 && items.length === 0),
        hashes: {
          source: sha256(text),
          targets: Object.fromEntries(items.map((item) => [item.id, sha256(at.texts.get(item.id) ?? '')])),
        },
      };
    },
  };
}

/** Everything that proposals look at. */
interface Line {
  readonly graph: EvidenceGraph;
  /** The own text of each record on the line, by its id. */
  readonly texts: ReadonlyMap<string, string>;
  readonly links: readonly EvidenceLink[];
  index(kind: ProposalKind): ProposalIndex;
}

async function readLine(db: Database): Promise<Line> {
  const [goals, needs, insights, highlights, interviews, participants, links, tags, metrics, bodies] =
    await Promise.all([
      db.goals.toArray(),
      db.needs.toArray(),
      db.insights.toArray(),
      db.highlights.toArray(),
      db.interviews.toArray(),
      db.participants.toArray(),
      db.evidence.toArray(),
      db.tags.toArray(),
      db.metrics.toArray(),
      db.bodies.where('ownerId').startsWith('in_').toArray(),
    ]);
  const graph = buildGraph({ goals, needs, insights, highlights, interviews, participants, links });
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
  for (const { id, title } of graph.records.needs) texts.set(id, title);
  for (const { id, title } of graph.records.goals) {
    const names = metrics.filter((metric) => metric.goalId === id && metric.deletedAt === null).map((m) => m.name);
    texts.set(id, lines([title, ...names]));
  }
  const indexes = new Map<ProposalKind, ProposalIndex>();
  const line: Line = {
    graph,
    texts,
    links: links.filter((link) => link.deletedAt === null),
    index(kind) {
      const made = indexes.get(kind) ?? new ProposalIndex(targetsOf(line, kind));
      indexes.set(kind, made);
      return made;
    },
  };
  return line;
}

function targetsOf(line: Line, kind: ProposalKind): ProposalTarget[] {
  const { goals, needs, insights } = line.graph.records;
  const records: readonly { readonly id: AnyId; readonly title: string }[] = {
    goal: goals,
    need: needs,
    insight: insights,
  }[kind];
  return records.map(({ id, title }) => {
    const own = line.texts.get(id) ?? title;
    return {
      id,
      title,
      text: own.slice(title.length).trim(),
      accepted: linked(line, id, 'accepted'),
      rejected: linked(line, id, 'rejected'),
      supporting: supporting(line.graph, id),
    };
  });
}

/** Texts linked to a record, or turned down for it, newest first: whatever came later teaches first. */
function linked(line: Line, id: AnyId, status: EvidenceLink['status']): LinkedText[] {
  return line.links
    .filter((link) => link.to === id && link.status === status && line.texts.has(link.from))
    .sort((a, b) => b.rev - a.rev || (a.id < b.id ? -1 : 1))
    .map((link) => ({ id: link.from, text: line.texts.get(link.from) ?? '' }));
}

const supporting = (graph: EvidenceGraph, id: AnyId): string[] =>
  kindOfId(id) === 'highlight' ? [id] : evidenceFor(graph, id).map(({ highlight }) => highlight.id);

/** Records that are joined to `id`, or were turned down for it while both texts read as they do now. */
function settledFor(line: Line, id: AnyId): string[] {
  const hash = (of: string): string => sha256(line.texts.get(of) ?? '');
  return line.links
    .filter((link) => link.from === id || link.to === id)
    .filter(
      ({ status, hashes, from, to }) =>
        status === 'accepted' || hashes === null || (hashes.from === hash(from) && hashes.to === hash(to)),
    )
    .map((link) => (link.from === id ? link.to : link.from));
}

const lines = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');
