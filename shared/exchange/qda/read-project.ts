import type { ByteSource } from '../archive/byte-source.ts';
import { readForeignZip } from '../foreign-zip.ts';
import { type DraftAttachment, draftOf, type ImportDraft, type ImportedRecords } from '../import-records.ts';
import { type RecordProblems, recordProblems } from '../record-problems.ts';
import { parentsFirst } from '../table/claim-rows.ts';
import { TagList, tagPath } from '../table/tag-rows.ts';
import { childOf, childrenOf, readXml, type XmlElement } from '../xml/read-xml.ts';
import { decodeXml } from '../xml/walk-xml.ts';
import { readGuid } from './guid.ts';
import { keepElements } from './kept-elements.ts';
import { packageFiles } from './package-files.ts';
import { readCodes } from './read-codes.ts';
import { claimLinkedNotes, readLinks } from './read-links.ts';
import { readNotes } from './read-notes.ts';
import { readCases, readSets, readUsers } from './read-people.ts';
import { readSources } from './read-sources.ts';
import { QDA_SYSTEM, type Reading } from './reading.ts';

export interface QdaFile {
  readonly name: string;
  readonly source: ByteSource;
}

/** A REFI-QDA package (`.qdpx`) of any program, with the deviations that they are known for. Never throws; the rest of a broken file is read. */
export async function readQdpx(file: QdaFile): Promise<ImportedRecords> {
  const problems = recordProblems(file.name);
  const zip = await readForeignZip(file.source);
  if (!zip.ok) return nothing(problems, zip.problem);
  for (const { path, message } of zip.value.refused) problems.warn(message, { entry: path, kept: 'nothing' });
  const entries = zip.value.entries.filter(({ path }) => !/(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|\.root$)/.test(path));
  const project = entries
    .filter(({ path }) => /\.qde$/i.test(path))
    .toSorted((a, b) => a.path.split('/').length - b.path.split('/').length)[0];
  if (project === undefined)
    return nothing(problems, 'There is no project.qde in the package. Is it a REFI-QDA project?');
  const bytes = await project.read();
  if (!bytes.ok) return nothing(problems, bytes.problem, project.path);
  const root = readXml(decodeXml(bytes.value));
  if (!root.ok) return nothing(problems, root.problem.message, project.path, root.problem.line);
  if (root.value.name === 'CodeBook') return codebook(root.value, file.name, problems);
  if (root.value.name !== 'Project') {
    return nothing(
      problems,
      `The file begins with "${root.value.name}", not with a Project.`,
      project.path,
      root.value.line,
    );
  }
  return readProject(root.value, file.name, entries, problems);
}

/** A codebook alone (`.qdc`). Taguette writes paths for names: those become groups. Never throws. */
export function readQdc(file: { readonly name: string; readonly bytes: Uint8Array }): ImportedRecords {
  const problems = recordProblems(file.name);
  const root = readXml(decodeXml(file.bytes));
  if (!root.ok) return nothing(problems, root.problem.message, null, root.problem.line);
  if (root.value.name !== 'CodeBook')
    return nothing(problems, `The file begins with "${root.value.name}", not with a CodeBook.`);
  return codebook(root.value, file.name, problems);
}

async function readProject(
  root: XmlElement,
  file: string,
  entries: Parameters<typeof packageFiles>[0],
  problems: RecordProblems,
): Promise<ImportedRecords> {
  const { origin = '', name = file } = root.attributes;
  const reading = newReading(file, origin, packageFiles(entries, problems), problems, variablesOf(root));
  const part = (title: string): XmlElement | undefined => childOf(root, title) ?? childOf(root, title.toLowerCase());
  readUsers(reading, part('Users'));
  readCodes(reading, childOf(part('CodeBook'), 'Codes'));
  await readSources(reading, part('Sources'));
  claimLinkedNotes(reading, part('Links'), part('Notes'));
  const links = await readNotes(reading, part('Notes'), name);
  readCases(reading, part('Cases'));
  readLinks(reading, part('Links'), links);
  readSets(reading, part('Sets'));
  keepGraphs(reading, part('Graphs'), /^Throughline\b/.test(origin));
  return { kind: QDA_SYSTEM, records: finished(reading), problems: problems.all() };
}

function newReading(
  file: string,
  origin: string,
  files: Reading['files'],
  problems: RecordProblems,
  variables: Reading['variables'],
): Reading {
  return {
    ...{ file, origin, files, problems, variables },
    // A draft of nothing: its lists are filled in as the file is read.
    lists: Object.fromEntries(Object.keys(draftOf({})).map((list) => [list, []])) as unknown as Reading['lists'],
    things: new Map(),
    noteOwners: new Map(),
    kept: { Sources: [], Notes: [], Links: [], Sets: [], Graphs: [] },
  };
}

function variablesOf(root: XmlElement): Reading['variables'] {
  const variables = childrenOf(childOf(root, 'Variables'), 'Variable').flatMap(({ attributes }) => {
    const guid = readGuid(attributes.guid);
    return guid === null
      ? []
      : [[guid, { name: attributes.name ?? guid, type: attributes.typeOfVariable ?? 'Text' }] as const];
  });
  return new Map(variables);
}

function keepGraphs(reading: Reading, graphs: XmlElement | undefined, own: boolean): void {
  // Our own picture of the tree is drawn anew from the needs.
  if (own || graphs === undefined || graphs.children.length === 0) return;
  reading.kept.Graphs.push(...graphs.children);
  reading.problems.warn(`${graphs.children.length} drawings of the project are kept for an export, but not shown.`, {
    line: graphs.line,
    kept: 'raw',
  });
}

function finished(reading: Reading): ImportDraft {
  const { lists, problems, file } = reading;
  const xml = keepElements(reading.kept);
  const kept: readonly DraftAttachment[] =
    xml === null ? [] : [{ name: `${file}.kept.xml`, mime: 'application/xml', bytes: new TextEncoder().encode(xml) }];
  return {
    ...lists,
    needs: parentsFirst(lists.needs, problems),
    goals: parentsFirst(lists.goals, problems),
    attachments: kept,
  };
}

function codebook(root: XmlElement, file: string, problems: RecordProblems): ImportedRecords {
  const reading = newReading(file, root.attributes.origin ?? '', packageFiles([], problems), problems, new Map());
  readCodes(reading, childOf(root, 'Codes'));
  const sets = childOf(root, 'Sets')?.children ?? [];
  if (sets.length > 0)
    problems.warn(`${sets.length} sets of codes have no place in a codebook here and were left out.`, {
      kept: 'nothing',
    });
  if (reading.lists.tags.length === 0) problems.warn('The codebook holds no code.');
  const flat = reading.lists.tags.every(({ parent }) => !parent);
  const paths =
    flat && /taguette/i.test(reading.origin) && reading.lists.tags.some(({ label }) => tagPath(label).length > 1);
  if (!paths) return { kind: 'codebook', records: finished(reading), problems: problems.all() };
  const tags = new TagList(QDA_SYSTEM, file);
  for (const { label, hue, definition, origin, uuid } of reading.lists.tags)
    tags.key(tagPath(label), { hue, definition, origin, uuid });
  return { kind: 'codebook', records: draftOf({ tags: tags.all() }), problems: problems.all() };
}

function nothing(
  problems: RecordProblems,
  message: string,
  entry: string | null = null,
  line: number | null = null,
): ImportedRecords {
  problems.error(message, { entry, line });
  return { kind: QDA_SYSTEM, records: draftOf({}), problems: problems.all() };
}
