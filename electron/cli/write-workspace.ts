import { buildGraph } from '#shared/domain/evidence-graph.ts';
import { labelKey } from '#shared/domain/tag.ts';
import { writeCsv } from '#shared/exchange/csv-out.ts';
import { exportJson } from '#shared/exchange/export-json.ts';
import { calendarDays, writeIcs } from '#shared/exchange/ics.ts';
import type { ProjectRows } from '#shared/exchange/import-known.ts';
import { linePicture, linePictureSvg } from '#shared/exchange/line-picture.ts';
import { needTreeMermaid } from '#shared/exchange/mermaid.ts';
import { writeQdc } from '#shared/exchange/qda/write-codes.ts';
import { writeQdpx } from '#shared/exchange/qda/write-project.ts';
import { workspaceTables } from '#shared/exchange/workspace-tables.ts';
import { writeXlsx } from '#shared/exchange/xlsx-out.ts';
import { Refused } from './command.ts';
import { english } from './english.ts';
import { APP_VERSION } from './workspace-file.ts';

/** Formats that hold the records themselves, not a report on them. */
export const WORKSPACE_FORMATS = ['json', 'csv', 'xlsx', 'qdpx', 'qdc', 'ics', 'mmd', 'svg'] as const;
export type WorkspaceFormat = (typeof WORKSPACE_FORMATS)[number];
export const isWorkspaceFormat = (format: string): format is WorkspaceFormat =>
  WORKSPACE_FORMATS.some((one) => one === format);

export interface WorkspaceFile {
  readonly bytes: Uint8Array;
  /** What the format has no place for, with how many. */
  readonly left: Readonly<Record<string, number>>;
}

/** Records that have been through the gate, as a file. */
export function writeWorkspace(
  rows: ProjectRows,
  format: WorkspaceFormat,
  options: { readonly name: string; readonly kind: string | undefined; readonly stamp: string },
): WorkspaceFile {
  const text = (words: string): WorkspaceFile => ({ bytes: new TextEncoder().encode(words), left: {} });
  switch (format) {
    case 'json':
      return text(exportJson(rows));
    case 'csv': {
      const tables = workspaceTables(rows);
      const wanted = options.kind ?? 'highlights';
      const table = tables.find(({ name }) => labelKey(name) === labelKey(wanted));
      if (!table)
        throw new Refused(`export: --kind is one of ${tables.map(({ name }) => name.toLowerCase()).join(', ')}`);
      return text(writeCsv(table));
    }
    case 'xlsx':
      return { bytes: writeXlsx(workspaceTables(rows)), left: {} };
    case 'qdpx': {
      const { bytes, left } = writeQdpx({ name: options.name, version: APP_VERSION, rows });
      return { bytes, left };
    }
    case 'qdc': {
      const xml = writeQdc(rows.tags ?? [], { version: APP_VERSION });
      if (xml === null) throw new Refused('export: there is no tag in the archive, and a codebook needs one');
      return text(xml);
    }
    case 'ics':
      return text(
        writeIcs(
          calendarDays(rows, (kind, name) => english(`report.day.${kind}`, { name })),
          options,
        ),
      );
    case 'svg': {
      const { goals = [], needs = [], insights = [], highlights = [], interviews = [], participants = [] } = rows;
      const graph = buildGraph({
        goals,
        needs,
        insights,
        highlights,
        interviews,
        participants,
        links: rows.evidence ?? [],
      });
      const columns = (['goal', 'need', 'insight'] as const).map((kind) => ({
        kind,
        title: english(`report.column.${kind}`),
      }));
      const picture = linePicture(graph, { columns, textOf: (_id, words) => words });
      const description = picture.boxes.map(({ title }) => title).join('; ');
      return text(linePictureSvg(picture, { title: english('report.picture.title'), description }));
    }
    case 'mmd': {
      const serves = (rows.evidence ?? []).filter(({ status }) => status === 'accepted');
      return text(needTreeMermaid(rows.needs ?? [], rows.goals ?? [], serves));
    }
  }
}
