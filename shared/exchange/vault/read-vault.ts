import { blockText, type DocumentText, withLinks } from '../document/blocks.ts';
import { WIKI_SCHEME } from '../document/inline-runs.ts';
import type { ForeignEntry } from '../foreign-zip.ts';
import { isoDate } from '../held-at.ts';
import {
  type DraftInterview,
  type DraftMedia,
  draftOf,
  type ImportDraft,
  type ImportedRecords,
  joinDrafts,
  originOf,
} from '../import-records.ts';
import { mediaKindOf, mimeOf } from '../media-type.ts';
import { derivedGuid } from '../qda/guid.ts';
import { type RecordProblems, recordProblems } from '../record-problems.ts';
import { choiceFor } from '../speaker-choice.ts';
import { listOf } from '../table/cell-values.ts';
import { guessKind, guessRoles, IGNORE } from '../table/column-roles.ts';
import { cellText, type Table, type TableRow } from '../table/table.ts';
import { tableToDraft } from '../table/table-draft.ts';
import { TagList, tagPath } from '../table/tag-rows.ts';
import { talkToDraft } from '../talk-draft.ts';
import type { VaultKind } from './vault-kind.ts';
import { isSpoken, readPages, type VaultPage } from './vault-pages.ts';
import { isPage, resolvedPath, vaultPath } from './vault-paths.ts';
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
  const reading: Reading = {
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
  return { kind, records: joinDrafts(drafts), problems: problems.all() };
}

interface Reading {
  readonly name: string;
  readonly kind: VaultKind;
  readonly problems: RecordProblems;
  readonly pages: readonly VaultPage[];
  readonly files: readonly ForeignEntry[];
  readonly links: Links;
  /** Links that lead to no page of the vault. */
  readonly missing: { readonly entry: string; readonly target: string }[];
}

interface Links {
  /** By the page's path in lower case. */
  readonly byPath: ReadonlyMap<string, VaultPage>;
  /** By title, file name and aliases in lower case. */
  readonly byName: ReadonlyMap<string, VaultPage>;
}

/** The table of contents that Notion adds is no page of anybody. */
const isContents = (path: string): boolean => /(?:^|\/)index\.html$/i.test(path);

function linksOf(pages: readonly VaultPage[]): Links {
  const byName = new Map<string, VaultPage>();
  const put = (name: string, page: VaultPage): void => {
    const key = name.trim().toLowerCase();
    if (key !== '' && !byName.has(key)) byName.set(key, page);
  };
  for (const page of pages) put(vaultPath(page.path).title, page);
  for (const page of pages) {
    put(page.title, page);
    const aliases = page.document?.fields.aliases;
    if (typeof aliases === 'string') for (const alias of aliases.split(';')) put(alias, page);
  }
  return { byPath: new Map(pages.map((page) => [page.path.toLowerCase(), page])), byName };
}

/** Ids of Notion name a page wherever it is exported; a note of Obsidian is known by its place in its vault. */
const externalIdOf = ({ name }: Reading, { id, path }: VaultPage): string =>
  id ?? `${name.replace(/\.zip$/i, '')}/${path}`;

function uuidOf(reading: Reading, page: VaultPage): string {
  const { id } = page;
  if (id === null) return derivedGuid(reading.kind, externalIdOf(reading, page));
  return `${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20)}`;
}

function pageDraft(reading: Reading, page: VaultPage, tables: readonly VaultTable[]): ImportDraft {
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

interface RowFacts {
  readonly heldAt: string | null;
  readonly tags: readonly string[];
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

const NO_FACTS: RowFacts = { heldAt: null, tags: [], attributes: {} };

/** What the cells of a row say about its page. The first column is its title. */
function rowFacts({ columns }: Table, { cells }: TableRow): RowFacts {
  const roles = guessRoles(columns, 'interviews');
  const filled = columns.flatMap((heading, i) => {
    const cell = cells[i] ?? '';
    return i === 0 || cellText(cell) === '' ? [] : [{ heading, cell, role: roles[i] }];
  });
  const tags = filled.flatMap(({ role, cell }) => (role === 'tags' ? listOf(cell) : []));
  const days = filled.flatMap(({ role, cell }) => (role === 'date' ? (isoDate(cellText(cell)) ?? []) : []));
  const rest = filled.filter(({ role }) => role !== 'tags');
  return {
    heldAt: days[0] ?? null,
    tags,
    attributes: Object.fromEntries(rest.map(({ heading, cell }) => [heading, cell])),
  };
}

/** Below the title Notion writes the row of the page once more, a line for each column. */
function withoutFacts(document: DocumentText, { columns }: Table): DocumentText {
  const [first, ...rest] = document.blocks;
  if (first?.kind !== 'paragraph') return document;
  const lines = blockText(first).split('\n');
  const isRow = lines.every((line) => columns.some((heading) => line.startsWith(`${heading}:`)));
  return isRow ? { ...document, blocks: rest } : document;
}

/** Links to pages of the vault lead to what they become; others that stay in the vault are words. */
function linked(reading: Reading, page: VaultPage, document: DocumentText): DocumentText {
  const blocks = withLinks(document.blocks, (run) => {
    const href = run.href ?? '';
    const target = pageAt(reading, page, href);
    if (target) return { ...run, href: `#/interviews/iv_${uuidOf(reading, target)}` };
    const wiki = href.startsWith(WIKI_SCHEME);
    if (!wiki && /^(?:[a-z][a-z0-9+.-]*:|#)/i.test(href)) return run;
    const file = fileAt(reading, page, href);
    if (file === null) reading.missing.push({ entry: page.path, target: wiki ? href.slice(WIKI_SCHEME.length) : href });
    return { ...run, href: null };
  });
  return { ...document, blocks };
}

function pageAt({ links }: Reading, from: VaultPage, href: string): VaultPage | null {
  if (!href.startsWith(WIKI_SCHEME)) {
    const path = resolvedPath(from.path, href);
    return (path !== null && links.byPath.get(path.toLowerCase())) || null;
  }
  const target = href
    .slice(WIKI_SCHEME.length)
    .replace(/[#^].*$/s, '')
    .trim()
    .toLowerCase();
  // `[[#Heading]]` stays in its note.
  if (target === '') return from;
  const path = links.byPath.get(`${target}.md`) ?? links.byPath.get(target);
  return path ?? links.byName.get(target) ?? links.byName.get(target.split('/').at(-1) ?? '') ?? null;
}

/** A picture or another file of the vault by its address, or by its name alone as Obsidian links it. */
function fileAt({ files }: Reading, from: VaultPage, href: string): ForeignEntry | null {
  const isWiki = href.startsWith(WIKI_SCHEME);
  if (!isWiki && /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href)) return null;
  const address = isWiki ? href.slice(WIKI_SCHEME.length) : href;
  const path = resolvedPath(from.path, address);
  const raw = resolvedPath(from.path, address.replaceAll('%', '%25'));
  const name = address.split('/').at(-1)?.trim() ?? '';
  return (
    files.find((file) => file.path === path || file.path === raw) ??
    files.find((file) => name !== '' && (file.path === name || file.path.endsWith(`/${name}`))) ??
    null
  );
}

function mediaOf(reading: Reading, page: VaultPage, document: DocumentText | null): readonly DraftMedia[] {
  const addresses =
    page.document === null || document === null ? [] : [...page.document.shows, ...hrefsOf(page.document)];
  const files = new Set(addresses.flatMap((address) => fileAt(reading, page, address) ?? []));
  return [...files].flatMap(({ path, size }) => {
    const own = vaultPath(path);
    if (isPage(own) || own.suffix === 'csv') return [];
    const id = `${externalIdOf(reading, page)} file ${path}`;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const origin = originOf(reading.kind, reading.name, id);
    return [{ key: id, origin, kind: mediaKindOf(name), name, mime: mimeOf(name), size, entry: path }];
  });
}

function hrefsOf({ blocks }: DocumentText): readonly string[] {
  const hrefs: string[] = [];
  withLinks(blocks, (run) => {
    if (run.href !== null) hrefs.push(run.href);
    return run;
  });
  return hrefs;
}

/** Rows without a page are interviews with details and no words. */
function looseRows({ kind, name }: Reading, { path, table, loose }: VaultTable): ImportDraft {
  const tags = new TagList(kind, name);
  const interviews = loose.flatMap((row): DraftInterview[] => {
    const title = cellText(row.cells[0]);
    const { heldAt, attributes, tags: own } = rowFacts(table, row);
    if (title === '' && Object.keys(attributes).length === 0) return [];
    const key = `${vaultPath(path).id ?? path} row ${row.line}`;
    const keys = own.map((tag) => tags.key(tagPath(tag)));
    return [{ key, origin: originOf(kind, name, key), title, kind: 'field-note', heldAt, attributes, tags: keys }];
  });
  return draftOf({ interviews, tags: tags.all() });
}

/** A database whose rows have no pages is a table as any other. */
function tableAlone({ name, problems }: Reading, path: string, table: Table): ImportDraft {
  const kind = guessKind(table);
  if (kind === null) {
    const heads = table.columns.slice(0, 8).join(', ');
    problems.error(`The headings do not say what its rows are: ${heads}. Import this file by itself and choose.`, {
      entry: path,
    });
    return draftOf({});
  }
  // The day of a goal's value is not said by an export: the value alone is no check-in.
  const roles = guessRoles(table.columns, kind).map((role) => (role === 'current' ? IGNORE : role));
  const read = tableToDraft(table, { file: name, kind, roles, today: '' });
  for (const { level, message, line, column, kept } of read.problems) {
    const place = { entry: path, line, column, kept };
    if (level === 'error') problems.error(message, place);
    else problems.warn(message, place);
  }
  return read.records;
}

function tellMissing({ missing, problems }: Reading): void {
  for (const { entry, target } of missing) {
    problems.warn(`"${target.slice(0, 120)}" is no page of the export: the link was left out, its words stay.`, {
      entry,
    });
  }
}
