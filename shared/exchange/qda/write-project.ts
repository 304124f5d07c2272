import { type Zippable, zipSync } from 'fflate';
import type { Media } from '../../domain/media.ts';
import { groupBy } from '../group-by.ts';
import type { ProjectRows } from '../import-known.ts';
import { writeXml, type XmlNode } from '../xml/write-xml.ts';
import { guidOf } from './guid.ts';
import { keptNodes } from './kept-elements.ts';
import { ownDescription } from './own-note.ts';
import { type ProjectIndex, projectIndex } from './project-index.ts';
import { codeNodes } from './write-codes.ts';
import { graphNodes, linkNodes, setNodes } from './write-links.ts';
import { noteNodes } from './write-notes.ts';
import { type Attributes, caseNodes, variablesOf } from './write-people.ts';
import { mediaName, sourceNode } from './write-sources.ts';

export interface QdaProject {
  readonly name: string;
  /** Of Throughline, for `origin`. */
  readonly version: string;
  /** What may go out: consent, redaction and scope were looked at before. Trashed rows are left out. */
  readonly rows: ProjectRows;
  /** Bytes of the recordings that were chosen to go with it, by media id; the others are only named. */
  readonly media?: ReadonlyMap<string, Uint8Array> | undefined;
  /** Elements of an earlier import that we have no record for, as its attachment holds them. */
  readonly kept?: readonly string[] | undefined;
}

export interface WrittenProject {
  readonly bytes: Uint8Array;
  /** `project.qde` as it stands in the package. */
  readonly xml: string;
  /** What has no place in the format and was left out, with how many. */
  readonly left: Readonly<Record<string, number>>;
}

/** What the writers of the parts share. */
export interface PackageWriter {
  /** Adds a text file; the path by which it is named. */
  readonly text: (guid: string, text: string) => string;
  readonly media: (media: Media) => string;
  readonly values: (ownerId: string, attributes: Attributes) => readonly XmlNode[];
  readonly memosOf: (id: string) => readonly string[];
  readonly has: (id: string) => boolean;
  readonly leave: (what: string) => void;
}

/**
 * A project as REFI-QDA package (`.qdpx`, schema 1.0). The same rows give the same bytes. Codes, cases, sources, selections and notes
 * stand where every program finds them; needs, goals and insights are notes; what the schema has no word for is in Descriptions.
 */
export function writeQdpx(project: QdaProject): WrittenProject {
  const index = projectIndex(project.rows);
  const files: Zippable = {};
  const left: Record<string, number> = {};
  const variables = variablesOf(index);
  const memos = groupBy(index.all('memos'), ({ aboutId }) => aboutId as string);
  const encoder = new TextEncoder();
  const writer: PackageWriter = {
    text(guid, text) {
      files[`sources/${guid}.txt`] = [encoder.encode(text), { mtime: DAY_ONE, level: 6 }];
      return `internal://${guid}.txt`;
    },
    media(media) {
      const bytes = project.media?.get(media.id);
      if (bytes === undefined) return `relative:///${media.name}`;
      files[`sources/${mediaName(media)}`] = [bytes, { mtime: DAY_ONE, level: 0 }];
      return `internal://${mediaName(media)}`;
    },
    values: (_ownerId, attributes) => variables.values(attributes),
    memosOf: (id) => (memos.get(id) ?? []).map((memo) => memo.id),
    has: index.has,
    leave: (what) => {
      left[what] = (left[what] ?? 0) + 1;
    },
  };
  const root = projectNode(project, index, writer, variables.nodes, caseNodes(index, variables));
  const xml = writeXml(root);
  for (const table of LEFT) if (index.all(table).length > 0) left[table] = index.all(table).length;
  const bytes = zipSync({ 'project.qde': [encoder.encode(xml), { mtime: DAY_ONE, level: 6 }], ...files });
  return { bytes, xml, left };
}

/** Tables that the format has no place for. Settings, views and tasks are of this workspace, not of the research. */
const LEFT = ['boards', 'consents', 'ratings', 'reports', 'rounds', 'rules'] as const;

/** ZIP knows local times only: this is 1980-01-01 00:00 wherever it is written. */
const DAY_ONE = new Date(1980, 0, 1);

function projectNode(
  { name, version, kept = [] }: QdaProject,
  index: ProjectIndex,
  writer: PackageWriter,
  variables: readonly XmlNode[],
  cases: readonly XmlNode[],
): XmlNode {
  const sources = index.all('interviews').map((interview) => sourceNode(index, writer, interview));
  const codes = codeNodes(index.all('tags'), { withNotes: (id) => writer.memosOf(id).map(guidOf) });
  const { links, notes: linkNotes } = linkNodes(index, writer);
  const notes = [...noteNodes(index, writer), ...linkNotes];
  const own = { Sources: sources, Notes: notes, Links: links, Sets: setNodes(index), Graphs: graphNodes(index) };
  const whole = keptNodes(own, kept);
  const users = userNodes(index);
  const dates = [...index.all('interviews'), ...index.all('tags'), ...index.all('highlights'), ...index.all('needs')];
  const created = dates.map(({ createdAt }) => createdAt).sort()[0];
  const container = (title: string, children: readonly XmlNode[]): XmlNode | null =>
    children.length === 0 ? null : { name: title, children };
  return {
    name: 'Project',
    attributes: {
      xmlns: 'urn:QDA-XML:project:1.0',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': 'urn:QDA-XML:project:1.0 http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd',
      name,
      origin: `Throughline ${version}`,
      creationDateTime: created,
    },
    children: [
      container('Users', users),
      codes.length === 0 ? null : { name: 'CodeBook', children: [{ name: 'Codes', children: codes }] },
      container('Variables', variables),
      container('Cases', cases),
      container('Sources', whole.Sources),
      container('Notes', whole.Notes),
      container('Links', whole.Links),
      container('Sets', whole.Sets),
      container('Graphs', whole.Graphs),
      { name: 'Description', text: ownDescription({ project: name }) },
    ],
  };
}

/** Everybody who made something: those with a record by their name, others by nothing but their id. */
function userNodes(index: ProjectIndex): readonly XmlNode[] {
  const names = new Map<string, string>(index.all('authors').map(({ id, name }) => [id, name]));
  const made = [
    ...(['interviews', 'notes', 'highlights', 'memos', 'insights', 'needs', 'goals', 'solutions'] as const),
    ...(['experiments', 'decisions', 'evidence', 'guides', 'transcripts', 'tags'] as const),
  ].flatMap((table) => index.all(table).map(({ by }) => by as string));
  const taggers = index
    .all('highlights')
    .flatMap(({ tagging }) => Object.values(tagging).map(({ by }) => by as string));
  return [...new Set([...names.keys(), ...made, ...taggers])].sort().map((id) => ({
    name: 'User',
    attributes: { guid: guidOf(id), name: names.get(id) },
  }));
}
