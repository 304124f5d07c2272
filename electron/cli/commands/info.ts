import { contentHash, countsOf } from '#shared/exchange/archive/workspace-content.ts';
import { type Command, Refused } from '../command.ts';
import { openWorkspace } from '../workspace-file.ts';

export const info: Command = {
  name: 'info',
  usage: 'A.throughline',
  summary: 'Says what is in an archive: records by kind, versions, and the hash of its content.',
  options: {},
  examples: ['info study.throughline', 'info study.throughline --json'],
  async run({ files }, io) {
    const [file] = files;
    if (file === undefined || files.length > 1) throw new Refused('info: name one archive');
    const { archive, close } = await openWorkspace(file, io);
    await close();
    const { content, formatVersion, schemaEpoch } = archive;
    const json = {
      ...countsOf(content),
      counts: countsOf(content),
      formatVersion,
      schemaEpoch,
      contentHash: contentHash(content),
      projectId: content.projectId,
      changes: content.changes.length,
      records: archive.records,
      entries: archive.entries,
      media: archive.mediaInside.size,
    };
    return {
      code: 0,
      json,
      text: [
        ...Object.entries(json.counts).map(([kind, count]) => `${kind.padEnd(14)}${String(count)}`),
        `${'changes'.padEnd(14)}${String(json.changes)}`,
        `${'recordings'.padEnd(14)}${String(json.media)}`,
        `format ${formatVersion}, records of epoch ${String(schemaEpoch)}`,
        `content ${json.contentHash}`,
      ],
    };
  },
};
