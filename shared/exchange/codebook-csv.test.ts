import { describe, expect, it } from 'vitest';
import { ImportRounds } from '../../test/import-rounds.ts';
import { sampleRows } from '../../test/sample-rows.ts';
import { must } from '../domain/assert.ts';
import { newTag, type Tag } from '../domain/tag.ts';
import { writeCodebookCsv } from './codebook-csv.ts';
import { guessKind, guessRoles } from './table/column-roles.ts';
import { readTables } from './table/read-table.ts';
import { tableToDraft } from './table/table-draft.ts';

describe('the codebook as CSV', () => {
  it('comes back whole from the import of tables: paths, meanings, colours and other names', async () => {
    const tags = must(sampleRows().tags, 'tags');
    const back = await imported(must(writeCodebookCsv(tags), 'a file'));
    expect(facts(back)).toEqual(facts(tags));
  });

  it('keeps a slash, a comma and what looks like a formula within a name', async () => {
    const tags = [aTag('tg_1', 'UX/UI', null, ['look, feel']), aTag('tg_2', '=SUM(A1)', 'tg_1', ['a, b', 'c'])];
    const text = must(writeCodebookCsv(tags, { forExcel: true }), 'a file');
    expect(text).toBe(
      '\u{feff}tag,definition,color,aliases\r\n' +
        '> UX/UI,,#3b76d6,"look, feel;"\r\n' +
        'UX/UI > =SUM(A1),,#3b76d6,"a, b; c"\r\n',
    );
    expect(facts(await imported(text))).toEqual(facts(tags));
  });

  it('has no file for a codebook without tags, and leaves out what is in the trash', () => {
    expect(writeCodebookCsv([])).toBeNull();
    expect(writeCodebookCsv([{ ...aTag('tg_1', 'Gone', null), deletedAt: '2026-03-02T08:00:00Z' }])).toBeNull();
  });
});

function aTag(id: Tag['id'], label: string, parentId: Tag['id'] | null, aliases: string[] = []): Tag {
  const who = { now: '2026-03-02T08:00:00Z', by: 'au_1' } as const;
  return { ...newTag(id, { label, parentId, aliases, hue: 'blue', order: id }, who), rev: 1, updatedAt: who.now };
}

async function imported(text: string): Promise<readonly Tag[]> {
  const read = await readTables({ name: 'codebook.csv', bytes: new TextEncoder().encode(text) });
  const table = must(read.tables[0], 'a table');
  expect(guessKind(table)).toBe('tags');
  const roles = guessRoles(table.columns, 'tags');
  const { records, problems } = tableToDraft(table, { kind: 'tags', file: 'codebook.csv', roles, today: '2026-03-02' });
  expect(problems).toEqual([]);
  const rounds = new ImportRounds();
  rounds.import(records);
  return must(rounds.rows.tags, 'tags');
}

/** What a tag says, without ids, by the path of labels. */
function facts(tags: readonly Tag[]) {
  const byId = new Map(tags.map((tag) => [tag.id as string, tag]));
  const path = ({ label, parentId }: Tag): string[] => {
    const parent = byId.get(parentId ?? '');
    return parent ? [...path(parent), label] : [label];
  };
  return tags
    .map((tag) => ({ path: path(tag), definition: tag.definition, hue: tag.hue, aliases: tag.aliases }))
    .toSorted((a, b) => (a.path.join() < b.path.join() ? -1 : 1));
}
