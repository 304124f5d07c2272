import { type Id, isId } from '#shared/domain/ids.ts';
import { consentGroups } from '#shared/search/consent-groups.ts';
import { nameResolver } from '#shared/search/resolve-names.ts';
import type { SearchHit } from '#shared/search/search.ts';
import { SearchIndex } from '#shared/search/search-index.ts';
import { workspaceUnits } from '#shared/search/workspace-units.ts';
import { type Command, Refused } from '../command.ts';
import { openWorkspace, recordsOf } from '../workspace-file.ts';

const MOST_HITS = 50;

export const search: Command = {
  name: 'search',
  usage: 'A.throughline QUERY',
  summary:
    'Full text over every word, with the operators of the app: "a phrase", tag:x, participant:x, kind:x, -not, before:2026-03.',
  options: { limit: { type: 'string', value: 'N', help: `hits at most (${String(MOST_HITS)})` } },
  examples: ['search study.throughline \'"month end" tag:pricing\'', 'search study.throughline refund --json'],
  async run({ files, text }, io) {
    const [file, ...words] = files;
    if (file === undefined || words.length === 0) throw new Refused('search: name an archive and what to look for');
    const limit = text.limit === undefined ? MOST_HITS : Number(text.limit);
    if (!Number.isInteger(limit) || limit < 1) throw new Refused('search: --limit is a whole number from 1');
    const { archive, close } = await openWorkspace(file, io);
    await close();
    const records = recordsOf(archive.content);
    const index = new SearchIndex();
    index.upsert([...workspaceUnits(records)]);
    const query = words.join(' ');
    const started = performance.now();
    const now = io.now();
    const consent = consentGroups(records.participants, records.consents, now.slice(0, 10));
    const found = index.query(query, { limit, now, resolve: nameResolver(records), consent });
    const tookMs = Math.round((performance.now() - started) * 10) / 10;
    const interviewOf = new Map<string, Id<'interview'>>(
      [...records.highlights, ...records.notes].map((record) => [record.id, record.interviewId]),
    );
    const place = ({ recordId }: SearchHit): string | null =>
      isId('interview', recordId) ? recordId : (interviewOf.get(recordId) ?? null);
    const hits = found.hits.map((hit) => ({
      // A transcript is found by its turns.
      kind: hit.kind === 'transcript' ? 'segment' : hit.kind,
      id: hit.kind === 'transcript' ? (hit.openAt ?? hit.recordId) : hit.recordId,
      interview: place(hit),
      score: Math.round(hit.score * 1000) / 1000,
      title: hit.title,
      snippet: hit.snippet,
      matches: hit.matches,
    }));
    return {
      code: 0,
      json: { query, hits, tookMs, warnings: found.warnings, corrected: found.corrected },
      text:
        hits.length === 0
          ? ['Nothing found.']
          : hits.map(
              (hit) => `${hit.kind.padEnd(12)}${hit.id}  ${hit.title}\n            ${hit.snippet.replace(/\s+/g, ' ')}`,
            ),
    };
  },
};
