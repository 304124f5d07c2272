import path from 'node:path';
import { evidenceStrength } from '#shared/analysis/evidence-strength.ts';
import { isStale } from '#shared/analysis/staleness.ts';
import { type Id, isId } from '#shared/domain/ids.ts';
import { newReport } from '#shared/domain/report.ts';
import { buildSummary } from '#shared/exchange/discovery-summary.ts';
import type { Audience } from '#shared/exchange/export-gate.ts';
import { gatedRows } from '#shared/exchange/gated-rows.ts';
import { buildReport, gatedDoc, withheldText } from '#shared/exchange/report/build-report.ts';
import type { ReportDoc } from '#shared/exchange/report/report-doc.ts';
import { type ReportSources, reportSources } from '#shared/exchange/report/report-sources.ts';
import {
  fillTemplate,
  REPORT_TEMPLATES,
  type ReportTemplate,
  SCOPE_OF,
} from '#shared/exchange/report/report-templates.ts';
import { summaryDoc } from '#shared/exchange/report/summary-doc.ts';
import { REPORT_FORMATS, type ReportFormat, writeReport } from '#shared/exchange/report/write-report.ts';
import { type Args, type Command, Refused } from '../command.ts';
import { english } from '../english.ts';
import { writeFileWhole } from '../node-file.ts';
import { openWorkspace, recordsOf } from '../workspace-file.ts';
import { isWorkspaceFormat, WORKSPACE_FORMATS, writeWorkspace } from '../write-workspace.ts';

const FORMATS = [...new Set<string>([...REPORT_FORMATS, ...WORKSPACE_FORMATS])];

export const exportFile: Command = {
  name: 'export',
  usage: 'A.throughline --format F --out FILE',
  summary:
    'Writes a report, or the records themselves, as a file for others. Quotes without consent for the audience stay back and are counted.',
  options: {
    report: {
      type: 'string',
      value: 'NAME',
      help: `${REPORT_TEMPLATES.join(', ')}, or the id or title of a report in the archive`,
    },
    format: {
      type: 'string',
      short: 'f',
      value: 'F',
      help: FORMATS.join(', '),
    },
    out: { type: 'string', short: 'o', value: 'FILE', help: 'the file to write' },
    goal: { type: 'string', value: 'ID', help: 'only what stands under this goal' },
    study: { type: 'string', value: 'ID', help: 'only what this study speaks for; its id or its name' },
    interview: { type: 'string', value: 'ID', help: 'the interview of a snapshot' },
    kind: { type: 'string', value: 'KIND', help: 'which records a CSV file holds (highlights)' },
    audience: { type: 'string', value: 'A', help: 'inside (as a rule) or outside: whose consent is asked for' },
    anonymise: { type: 'boolean', help: 'people by pseudonym; names, addresses and numbers replaced' },
  },
  examples: [
    'export study.throughline --report discovery-summary --format docx --out summary.docx',
    'export study.throughline --report goal-brief --goal gl_0190... --format pptx --audience outside --out goal.pptx',
    'export study.throughline --format json --anonymise --out records.json --json',
  ],
  async run(args, io) {
    const { files, text } = args;
    const [file] = files;
    const { out } = text;
    if (file === undefined || files.length > 1 || out === undefined)
      throw new Refused('export: name one archive and --out FILE');
    const format = text.format ?? path.extname(out).slice(1).toLowerCase();
    const audience = audienceOf(args);
    const { archive, close } = await openWorkspace(path.resolve(io.cwd, file), io);
    await close();
    const rows = recordsOf(archive.content);
    const today = io.now().slice(0, 10);
    const sources = reportSources({
      rows,
      audience,
      today,
      t: english,
      strengthOf: (graph, id) => evidenceStrength(graph, id, today).word,
      isStale: (insight) => isStale(insight, today),
    });
    const target = path.resolve(io.cwd, out);
    const isReport = (one: string): one is ReportFormat => REPORT_FORMATS.some((known) => known === one);
    // Some formats hold records and no report: they are written whole, whatever report was named.
    if (isWorkspaceFormat(format) && (text.report === undefined || !isReport(format))) {
      const gated = gatedRows(rows, sources.gate);
      const written = writeWorkspace(gated.rows, format, {
        name: path.basename(file, '.throughline'),
        kind: text.kind,
        stamp: archive.content.head.at ?? io.now(),
      });
      const { bytes } = await writeFileWhole(target, (sink) => sink.write(written.bytes));
      return answer({
        out,
        format,
        bytes,
        quotes: gated.quotes,
        withheld: gated.withheld,
        turns: gated.turns,
        left: written.left,
      });
    }
    if (!isReport(format)) throw new Refused(`export: no format "${format}"; there are ${FORMATS.join(', ')}`);
    const gated = gatedDoc(documentFor(args, sources), sources);
    const content = await writeReport(gated.doc, format, { t: english, withheld: gated.withheld });
    const { bytes } = await writeFileWhole(target, (sink) => sink.write(content));
    return answer({ out, format, bytes, quotes: gated.quotes, withheld: gated.withheld });
  },
};

interface Written {
  readonly out: string;
  readonly format: string;
  readonly bytes: number;
  readonly quotes: number;
  readonly withheld: Parameters<typeof withheldText>[0];
  /** Turns that stay back with their people. */
  readonly turns?: number;
  /** Records that the format has no place for. */
  readonly left?: Readonly<Record<string, number>>;
}

function answer(written: Written) {
  const { out, bytes, quotes, withheld, left = {} } = written;
  // By name as the contract has it; the finer reason stands beside it.
  const told = withheld.map(({ reason, count }) => ({
    reason: reason.startsWith('consent-') ? 'consent' : reason,
    why: reason,
    count,
  }));
  const rest = Object.entries(left).map(([table, count]) => `${String(count)} ${table} have no place in this format`);
  return {
    code: 0 as const,
    json: { ...written, withheld: told },
    text: [
      `${out}: ${String(bytes)} bytes, ${String(quotes)} quotes`,
      ...(withheld.length === 0 ? [] : [withheldText(withheld, english)]),
      ...rest,
    ],
  };
}

function audienceOf({ text, flags }: Args): Audience {
  const { audience = 'inside' } = text;
  if (audience !== 'inside' && audience !== 'outside') throw new Refused('export: --audience is inside or outside');
  if (!flags.has('anonymise')) return audience;
  if (audience === 'outside') throw new Refused('export: --anonymise is an audience of its own: leave --audience out');
  return 'anonymous';
}

function documentFor({ text }: Args, sources: ReportSources): ReportDoc {
  const { report = 'discovery-summary' } = text;
  const scope = scopeFrom(text, sources);
  const template = REPORT_TEMPLATES.find((one) => one === report);
  if (template === 'discovery-summary') return summaryOf(scope, sources);
  if (template !== undefined) return templateDoc(template, scope, sources);
  const kept = sources
    .all('reports')
    .find(({ id, title }) => id === report || title.toLowerCase() === report.toLowerCase());
  if (!kept)
    throw new Refused(
      `export: no report "${report}"; there are ${REPORT_TEMPLATES.join(', ')} and the reports of the archive`,
    );
  return buildReport(kept, sources).doc;
}

interface Scope {
  readonly study?: Id<'study'>;
  readonly goal?: Id<'goal'>;
  readonly interview?: Id<'interview'>;
}

function scopeFrom(text: Args['text'], { all, graph }: ReportSources): Scope {
  const { study, goal, interview } = text;
  const named =
    study === undefined
      ? undefined
      : all('studies').find(({ id, title }) => id === study || title.toLowerCase() === study.toLowerCase());
  if (study !== undefined && !named) throw new Refused(`export: no study "${study}" in the archive`);
  if (goal !== undefined && !(isId('goal', goal) && graph.places.has(goal)))
    throw new Refused(`export: no goal ${goal} in the archive`);
  if (interview !== undefined && !(isId('interview', interview) && graph.interviews.has(interview)))
    throw new Refused(`export: no interview ${interview} in the archive`);
  return {
    ...(named ? { study: named.id } : {}),
    ...(goal !== undefined && isId('goal', goal) ? { goal } : {}),
    ...(interview !== undefined && isId('interview', interview) ? { interview } : {}),
  };
}

/** Of a goal, of a study, or of the archive's only study; else the template's summary over everything. */
function summaryOf(scope: Scope, sources: ReportSources): ReportDoc {
  const { graph, all, names, today, t } = sources;
  const studies = all('studies');
  const loose = graph.records.interviews.some(({ studyId }) => studyId === null);
  const study = scope.study ?? (studies.length === 1 && !loose ? studies[0]?.id : undefined);
  const chosen =
    scope.goal !== undefined
      ? { kind: 'goal' as const, id: scope.goal }
      : study !== undefined
        ? { kind: 'study' as const, id: study }
        : null;
  if (chosen === null) return templateDoc('discovery-summary', scope, sources);
  const summary = buildSummary({
    scope: chosen,
    graph,
    studies,
    metrics: all('metrics'),
    timeOf: sources.timeOf,
    strengthOf: sources.strengthOf,
    names: sources.gate.audience === 'inside' ? 'real' : 'aliases',
    printed: names,
    today,
    t,
  });
  return summaryDoc(summary);
}

function templateDoc(template: ReportTemplate, scope: Scope, sources: ReportSources): ReportDoc {
  const needed = SCOPE_OF[template];
  const only =
    needed === 'study'
      ? sources.all('studies')
      : needed === 'goal'
        ? sources.graph.records.goals
        : sources.graph.records.interviews;
  const [first] = only;
  const filled =
    needed === null || needed === 'study' || scope[needed] !== undefined
      ? scope
      : only.length === 1 && first
        ? { ...scope, [needed]: first.id }
        : null;
  if (filled === null) throw new Refused(`export: ${template} needs --${needed ?? ''} ID`);
  const { title, blocks } = fillTemplate(template, filled, sources);
  const numbered = blocks.map((block, i) => [String(i), { ...block, order: String(i).padStart(6, '0') }] as const);
  const report = newReport(
    'rp_export',
    { title, blocks: Object.fromEntries(numbered), order: 'a0' },
    { now: `${sources.today}T00:00:00Z`, by: 'au_export' },
  );
  return buildReport(report, sources).doc;
}
