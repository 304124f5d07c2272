import { verifyArchive } from '#shared/exchange/archive/read-archive.ts';
import { type Command, Refused } from '../command.ts';
import { openFile } from '../node-file.ts';
import { nodeHash, plain } from '../workspace-file.ts';

export const verify: Command = {
  name: 'verify',
  usage: 'A.throughline',
  summary:
    'Checks an archive: every file against its hash, every record, every reference, the counts and the sum of all.',
  options: {},
  examples: ['verify study.throughline', 'verify backup.throughline --json'],
  async run({ files }, io) {
    const [file] = files;
    if (file === undefined || files.length > 1) throw new Refused('verify: name one archive');
    const opened = await openFile(file);
    try {
      const report = await verifyArchive(await plain(file, opened.source, io), { newHash: nodeHash });
      const lines = report.problems.map(({ path, line, what }) => {
        const place = path === null ? file : `${file}: ${path}${line === null ? '' : `, line ${String(line)}`}`;
        return `${place}: ${what}`;
      });
      const counted = `${String(report.entries)} files, ${String(report.records)} records`;
      return {
        code: report.ok ? 0 : 1,
        json: report,
        text: [...lines, report.ok ? `${file}: whole (${counted})` : `${file}: NOT whole`],
      };
    } finally {
      await opened.close();
    }
  },
};
