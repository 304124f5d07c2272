import { access } from 'node:fs/promises';
import path from 'node:path';
import { countsOf, emptyWorkspace } from '#shared/exchange/archive/workspace-content.ts';
import { readerPage } from '#shared/exchange/reader/reader-page.ts';
import { type Command, Refused } from '../command.ts';
import { importInto } from '../import-into.ts';
import { inputFiles } from '../input-files.ts';
import { type FileReport, type ReadFile, readImport } from '../read-import.ts';
import { isEncryptedFile, type OpenWorkspace, openWorkspace, saveWorkspace } from '../workspace-file.ts';

export const importFiles: Command = {
  name: 'import',
  usage: 'FILE... --into A.throughline',
  summary:
    'Brings transcripts, tables, surveys and QDA projects into an archive, which is made where there is none. The same files again change nothing.',
  options: {
    into: { type: 'string', value: 'FILE', help: 'the archive' },
    study: { type: 'string', value: 'NAME', help: 'the study that the interviews belong to; made where there is none' },
  },
  examples: [
    'import call.vtt --into study.throughline --study "Refunds"',
    'import interviews/ survey.csv atlas.qdpx --into study.throughline --json',
  ],
  async run({ files, text }, io) {
    const { into } = text;
    if (files.length === 0 || into === undefined) throw new Refused('import: name at least one file and --into FILE');
    const target = path.resolve(io.cwd, into);
    const there = await access(target).then(
      () => true,
      () => false,
    );
    const opened: OpenWorkspace | null = there ? await openWorkspace(target, io) : null;
    try {
      const read: ReadFile[] = [];
      for (const file of await inputFiles(files, io.cwd)) read.push(...(await readImport(file, io.now().slice(0, 10))));
      const start = opened?.archive.content ?? emptyWorkspace(io.newUuid(), io.newUuid());
      const { content, changed, problems } = importInto(start, read, { study: text.study, file: into, io });
      if (changed) {
        const media = opened ? { media: opened.archive.media } : {};
        const same = there && (await isEncryptedFile(target)) ? io.env.THROUGHLINE_PASSPHRASE : undefined;
        const passphrase = io.env.THROUGHLINE_OUT_PASSPHRASE ?? same;
        await saveWorkspace(target, content, { ...media, passphrase, readerPage: readerPage() }, io);
      }
      const reports = read.map(
        ({ report }): FileReport => ({
          ...report,
          problems: [...report.problems, ...(problems.get(report.name) ?? [])],
        }),
      );
      const count = reports.reduce((sum, report) => sum + report.problems.length, 0);
      return {
        code: count > 0 ? 1 : 0,
        json: { into, changed, files: reports, counts: countsOf(content), problems: count },
        text: [
          ...reports.map(
            ({ name, kind, interviews, segments }) =>
              `${name}: ${kind}, ${String(interviews)} interviews, ${String(segments)} segments`,
          ),
          ...reports.flatMap(({ name, problems: own }) =>
            own.map(
              ({ line, what, entry }) =>
                `${name}${entry ? ` ${entry}` : ''}${line === null ? '' : `, line ${String(line)}`}: ${what}`,
            ),
          ),
          changed ? `Written: ${into}` : 'Nothing new.',
        ],
      };
    } finally {
      await opened?.close();
    }
  },
};
