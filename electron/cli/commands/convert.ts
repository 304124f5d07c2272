import path from 'node:path';
import { emptyWorkspace } from '#shared/exchange/archive/workspace-content.ts';
import { exportGate } from '#shared/exchange/export-gate.ts';
import { gatedRows } from '#shared/exchange/gated-rows.ts';
import { readerPage } from '#shared/exchange/reader/reader-page.ts';
import { type Command, Refused } from '../command.ts';
import { importInto } from '../import-into.ts';
import { inputFiles } from '../input-files.ts';
import { writeFileWhole } from '../node-file.ts';
import { type FileReport, readImport } from '../read-import.ts';
import { openWorkspace, recordsOf, saveWorkspace } from '../workspace-file.ts';
import { isWorkspaceFormat, WORKSPACE_FORMATS, writeWorkspace } from '../write-workspace.ts';

export const convert: Command = {
  name: 'convert',
  usage: 'IN OUT',
  summary:
    'Turns a file into another kind, told by its ending: what can be imported into an archive, JSON, a table or a QDA project.',
  options: { kind: { type: 'string', value: 'KIND', help: 'which records a CSV file holds (highlights)' } },
  examples: [
    'convert call.vtt call.json',
    'convert atlas.qdpx study.throughline',
    'convert study.throughline records.xlsx',
  ],
  async run({ files, text }, io) {
    const [from, out] = files;
    if (from === undefined || out === undefined || files.length > 2)
      throw new Refused('convert: name the file to read and the file to write');
    const format = path.extname(out).slice(1).toLowerCase();
    if (format !== 'throughline' && !isWorkspaceFormat(format))
      throw new Refused(
        `convert: "${out}" does not end in .throughline, ${WORKSPACE_FORMATS.map((one) => `.${one}`).join(', ')}`,
      );
    const isArchive = /\.throughline$/i.test(from);
    if (isArchive && format === 'throughline')
      throw new Refused('convert: both are archives; copy the file, or use `throughline merge`');
    const target = path.resolve(io.cwd, out);
    const source = path.resolve(io.cwd, from);
    const name = path.basename(from, path.extname(from));
    const { content, reports } = isArchive ? await opened(source) : await read();
    const problems = reports.reduce((sum, report) => sum + report.problems.length, 0);
    const rows = recordsOf(content);
    let bytes: number;
    let left: Readonly<Record<string, number>> = {};
    if (isWorkspaceFormat(format)) {
      const { participants, interviews, consents } = rows;
      const gate = exportGate({ audience: 'inside', participants, interviews, consents, day: io.now().slice(0, 10) });
      const written = writeWorkspace(gatedRows(rows, gate).rows, format, {
        name,
        kind: text.kind,
        stamp: content.head.at ?? io.now(),
      });
      left = written.left;
      bytes = (await writeFileWhole(target, (sink) => sink.write(written.bytes))).bytes;
    } else bytes = await saveWorkspace(target, content, { readerPage: readerPage() }, io);
    return {
      code: problems > 0 ? 1 : 0,
      json: { in: from, out, format, bytes, files: reports, problems, left },
      text: [
        ...reports.flatMap((report) =>
          report.problems.map(
            ({ line, what }) => `${report.name}${line === null ? '' : `, line ${String(line)}`}: ${what}`,
          ),
        ),
        `${out}: ${String(bytes)} bytes`,
      ],
    };

    async function opened(file: string) {
      const { archive, close } = await openWorkspace(file, io);
      await close();
      return { content: archive.content, reports: [] as readonly FileReport[] };
    }

    async function read() {
      const found = await inputFiles([source], io.cwd);
      const all = (await Promise.all(found.map((file) => readImport(file, io.now().slice(0, 10))))).flat();
      const made = importInto(emptyWorkspace(io.newUuid(), io.newUuid()), all, {
        study: undefined,
        file: from ?? '',
        io,
      });
      const told = all.map(
        ({ report }): FileReport => ({
          ...report,
          problems: [...report.problems, ...(made.problems.get(report.name) ?? [])],
        }),
      );
      const first = told.flatMap((report) => report.problems)[0];
      if (!made.changed) throw new Refused(`${from ?? ''}: nothing could be read${first ? `: ${first.what}` : ''}`);
      return { content: made.content, reports: told };
    }
  },
};
