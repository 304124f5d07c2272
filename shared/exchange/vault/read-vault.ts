import type { ForeignEntry } from '../foreign-zip.ts';
import {
  type DraftInterview,
  type ImportDraft,
  type ImportedRecords,
  joinDrafts,
  originOf,
} from '../import-records.ts';
import { recordProblems } from '../record-problems.ts';
import { choiceFor } from '../speaker-choice.ts';
import { TagList, tagPath } from '../table/tag-rows.ts';
import { talkToDraft } from '../talk-draft.ts';
import type { VaultKind } from './vault-kind.ts';
import { linked, mediaOf, tellMissing, tellUnread } from './vault-links.ts';
import { isSpoken, readPages, type VaultPage } from './vault-pages.ts';
import { isPage, vaultPath } from './vault-paths.ts';
import { externalIdOf, linksOf, uuidOf, type VaultReading } from './vault-reading.ts';
import { looseRows, NO_FACTS, rowFacts, tableAlone, withoutFacts } from './vault-rows.ts';
import { readVaultTables, type VaultTable } from './vault-tables.ts';

/**
 * The notes of another program as interviews: each page one, with its words as a note or, where somebody speaks in it, as a
 * transcript. Links between pages lead to the interviews that they became; rows of databases are details of their pages.
 */
export async function readVault(vault: {
  readonly name: string;
  readonly kind: VaultKind;
  readonly entries: readonly ForeignEntry[];
}): Promise<ImportedRecords> {
  const { name, kind } = vault;
  const problems = recordProblems(name);
  const entries = vault.entries.filter(({ path }) => !/(?:^|\/)(?:__MACOSX|\.)/.test(path));
  const ofPages = entries.filter(({ path }) => isPage(vaultPath(path)) && !(kind === 'notion' && isContents(path)));
  const pages = await readPages(kind, ofPages, problems);
  const tables = await readVaultTables(
    entries.filter(({ path }) => /\.csv$/i.test(path)),
    pages,
    problems,
  );
  const reading: VaultReading = {
    name,
    kind,
    problems,
    pages,
    files: entries,
    links: linksOf(pages),
    missing: [],
  };
  const drafts = pages.map((page) => pageDraft(reading, page, tables));
  const alone = tables.filter(({ rows }) => rows.size === 0);
  drafts.push(...alone.map(({ path, table }) => tableAlone(reading, path, table)));
  for (const own of tables.filter(({ rows }) => rows.size > 0)) drafts.push(looseRows(reading, own));
  tellMissing(reading);
  tellUnread(reading, drafts);
  return { kind, records: joinDrafts(drafts), problems: problems.all() };
}

/** The table of contents that Notion adds is no page of anybody. */
const isContents = (path: string): boolean => /(?:^|\/)index\.html$/i.test(path);

function pageDraft(reading: VaultReading, page: VaultPage, tables: readonly VaultTable[]): ImportDraft {
  const { kind, name } = reading;
  const external = externalIdOf(reading, page);
  const origin = (part: string) => originOf(kind, name, `${external}${part}`);
  const own = tables.find(({ rows }) => rows.has(page.path));
  const row = own?.rows.get(page.path);
  const facts = own && row ? rowFacts(own.table, row) : NO_FACTS;
  const document = page.document && linked(reading, page, own ? withoutFacts(page.document, own.table) : page.document);
  const labels = page.talk.speakers.filter(({ ticked }) => ticked).map(({ label }) => label);
  const draft = talkToDraft(isSpoken(page) ? page.talk : { ...page.talk, segments: [], preface: null }, {
    name,
    contentHash: external,
    title: page.title,
    heldAt: page.talk.heldAt ?? facts.heldAt,
    kind: isSpoken(page) ? 'conversation' : 'field-note',
    speakers: Object.fromEntries(labels.map((label) => [label, choiceFor(label, [])])),
    document,
  });
  const tags = new TagList(kind, name);
  const tagKeys = [...(document?.tags ?? []), ...facts.tags].map((tag) => tags.key(tagPath(tag)));
  const interviews = draft.interviews.map(
    ({ transcript, notes = [], ...interview }): DraftInterview => ({
      ...interview,
      origin: origin(''),
      uuid: uuidOf(reading, page),
      tags: [...new Set(tagKeys)],
      attributes: { ...interview.attributes, ...facts.attributes },
      notes: notes.map((note) => ({ ...note, origin: origin(' note') })),
      media: mediaOf(reading, page, document),
      transcript: transcript && {
        ...transcript,
        origin: origin(' transcript'),
        segments: transcript.segments.map((segment, i) => ({ ...segment, externalId: `${external} turn ${i + 1}` })),
      },
    }),
  );
  // A person of one page is the person of that name in all of them, and in the workspace.
  const participants = draft.participants.map((person) => ({ ...person, apart: false }));
  return { ...draft, interviews, participants, tags: tags.all() };
}
