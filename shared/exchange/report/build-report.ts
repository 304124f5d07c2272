import { canonicalJson } from '../../domain/canonical-json.ts';
import { blocksInOrder, type Report, type ReportBlockKind } from '../../domain/report.ts';
import { countReasons, type ExportGate, type Withheld, type WithholdReason } from '../export-gate.ts';
import { identifiersIn } from '../pseudonyms.ts';
import { blockNodes } from './block-nodes.ts';
import type { DocNode, ReportDoc } from './report-doc.ts';
import type { ReportSources } from './report-sources.ts';

/** A report's blocks with what each shows now. */
export interface BuiltBlock {
  readonly id: string;
  readonly kind: ReportBlockKind;
  readonly nodes: readonly DocNode[];
}

export interface BuiltReport {
  /** Everything that the blocks show: what may go out is decided by `gatedDoc`. */
  readonly doc: ReportDoc;
  readonly blocks: readonly BuiltBlock[];
}

/** The report as the records stand now. Same records, same report. */
export function buildReport(report: Pick<Report, 'title' | 'blocks'>, sources: ReportSources): BuiltReport {
  const blocks = blocksInOrder(report).map((block) => ({
    id: block.id,
    kind: block.kind,
    nodes: blockNodes(block, sources),
  }));
  const { names, t, today } = sources;
  const title = names.in(report.title).trim() || t('export.summary.untitled');
  return { doc: { title, language: 'en', date: today, nodes: blocks.flatMap(({ nodes }) => nodes) }, blocks };
}

export interface GatedDoc {
  readonly doc: ReportDoc;
  /** Quotes that go out. */
  readonly quotes: number;
  readonly withheld: readonly Withheld[];
}

/**
 * The document without the quotes that may not go out, each counted with its reason on the first page, and a line on how people appear.
 * A published document comes through here again whenever it is exported: a withdrawal holds from its day on.
 */
export function gatedDoc(doc: ReportDoc, sources: Pick<ReportSources, 'gate' | 'graph' | 't'>): GatedDoc {
  const { gate, graph, t } = sources;
  const reasons: WithholdReason[] = [];
  let quotes = 0;
  const nodes = doc.nodes.filter((node) => {
    if (node.kind !== 'quote') return true;
    const highlight = graph.highlights.get(node.id);
    const why = highlight ? gate.withheld(highlight) : 'person-unknown';
    if (why === null) quotes += 1;
    else reasons.push(why);
    return why === null;
  });
  const withheld = countReasons(reasons);
  return { doc: { ...doc, nodes: [...firstLines(gate, withheld, t), ...nodes] }, quotes, withheld };
}

/** What stands on the first page of everything that goes out: how people appear, and what stays back. */
export function firstLines(gate: ExportGate, withheld: readonly Withheld[], t: ReportSources['t']) {
  const names = { kind: 'paragraph', text: t(NAMES[gate.audience]), tone: 'quiet' } as const;
  return withheld.length === 0
    ? [names]
    : [names, { kind: 'paragraph', text: withheldText(withheld, t), tone: 'gap' } as const];
}

const NAMES = {
  inside: 'export.summary.names.real',
  outside: 'report.names.outside',
  anonymous: 'report.names.pseudonyms',
} as const;

/** "3 quotes are withheld: ..." */
export function withheldText(withheld: readonly Withheld[], t: ReportSources['t']): string {
  const count = withheld.reduce((sum, one) => sum + one.count, 0);
  const reasons = withheld.map((one) => t(`report.withheld.${one.reason}`, { count: one.count })).join('; ');
  return t('report.withheld', { count, reasons });
}

/** What a person should look at before a report goes out. */
export interface Preflight {
  readonly withheld: readonly Withheld[];
  readonly quotes: number;
  /** Quotes by people of whose consent nothing is recorded: they go out inside. */
  readonly unrecorded: number;
  /** Names, addresses and numbers that still stand in the text. */
  readonly identifiers: readonly string[];
  /** Insights past their day. */
  readonly stale: readonly { readonly id: string; readonly title: string }[];
  /** Claims that at most one person speaks for. */
  readonly oneVoice: readonly { readonly id: string; readonly title: string }[];
  /** Blocks that show nothing. */
  readonly empty: readonly string[];
}

export function preflight({ doc, blocks }: BuiltReport, sources: ReportSources): Preflight {
  const { gate, graph, strengthOf } = sources;
  const { doc: out, quotes, withheld } = gatedDoc(doc, sources);
  const people = graph.records.participants.filter(({ id }) => !gate.mayName(id));
  const words = out.nodes.flatMap(wordsOf);
  const headings = doc.nodes.flatMap((node) =>
    node.kind === 'heading' && node.id !== null ? [{ id: node.id, title: node.title }] : [],
  );
  const insights = new Map(graph.records.insights.map((insight) => [insight.id as string, insight]));
  return {
    withheld,
    quotes,
    unrecorded: doc.nodes.filter((node) => {
      const highlight = node.kind === 'quote' ? graph.highlights.get(node.id) : undefined;
      return (
        highlight &&
        gate.withheld(highlight) === null &&
        !(highlight.participantId && gate.isRecorded(highlight.participantId))
      );
    }).length,
    identifiers: [...new Set(words.flatMap((line) => identifiersIn(line, people)))],
    stale: headings.filter(({ id }) => {
      const insight = insights.get(id);
      return insight !== undefined && sources.isStale(insight);
    }),
    oneVoice: headings.filter(({ id }) => {
      const insight = insights.get(id);
      return insight !== undefined && strengthOf(graph, insight.id) === 'one-voice';
    }),
    empty: blocks.filter(({ nodes }) => nodes.length === 0).map(({ id }) => id),
  };
}

/** All the words of a node. */
export function wordsOf(node: DocNode): readonly string[] {
  switch (node.kind) {
    case 'heading':
      return [node.title];
    case 'paragraph':
      return [node.text];
    case 'quote':
      return [node.words, node.source];
    case 'list':
      return node.items.map(({ text }) => text);
    case 'facts':
      return [node.title, ...node.rows.flat()];
    case 'table':
      return node.table.rows.flatMap((row) =>
        row.flatMap((cell) => (typeof cell === 'string' ? [cell] : Array.isArray(cell) ? cell : [])),
      );
    case 'chart':
      return [node.title, node.summary, ...node.points.map(({ label }) => label)];
    case 'picture':
      return node.picture.boxes.map(({ title }) => title);
  }
}

/** What is kept when a report is published: the document without its day, so that only what it says counts as new. */
export const frozenText = ({ doc }: BuiltReport): string =>
  canonicalJson({ title: doc.title, language: doc.language, nodes: doc.nodes as never });
