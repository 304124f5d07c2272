import type { EvidenceLink } from '../../domain/evidence-link.ts';
import { isId } from '../../domain/ids.ts';
import type { XmlNode } from '../xml/write-xml.ts';
import { derivedGuid, guidOf } from './guid.ts';
import { ownDescription, ownRow } from './own-note.ts';
import type { ProjectIndex } from './project-index.ts';
import { byOrder } from './write-codes.ts';
import type { PackageWriter } from './write-project.ts';
import { createdBy } from './write-sources.ts';

export interface WrittenLinks {
  readonly links: readonly XmlNode[];
  /** What a Link cannot say (its note, its strength), as notes that the links refer to. */
  readonly notes: readonly XmlNode[];
}

/** Evidence links from the evidence to the claim, named by their stance; and what hangs under what. */
export function linkNodes(index: ProjectIndex, writer: PackageWriter): WrittenLinks {
  const links: XmlNode[] = [];
  const notes: XmlNode[] = [];
  for (const link of index.all('evidence')) {
    // A round of ratings has no element, so a link from it would lead nowhere.
    if (link.status !== 'accepted' || isId('round', link.from)) {
      writer.leave(LEFT[link.status]);
      continue;
    }
    if (!index.has(link.from) || !index.has(link.to)) continue;
    const says = link.note !== '' || link.strength !== null || link.hashes !== null;
    const guid = derivedGuid('link note', link.id);
    if (says) {
      notes.push({
        name: 'Note',
        attributes: { guid, name: link.stance, plainTextPath: writer.text(guid, link.note), ...createdBy(link) },
        children: [{ name: 'Description', text: ownDescription(ownRow('evidence', link)) }],
      });
    }
    links.push({
      ...linkNode(guidOf(link.id), link.stance, link.from, link.to),
      children: says ? [{ name: 'NoteRef', attributes: { targetGUID: guid } }] : [],
    });
  }
  const hang = (id: string, name: string, parent: string | null): void => {
    if (parent !== null && index.has(parent)) links.push(linkNode(derivedGuid(name, id, parent), name, id, parent));
  };
  for (const need of index.all('needs')) hang(need.id, 'child of', need.parentId);
  for (const goal of index.all('goals')) hang(goal.id, 'child of', goal.parentId);
  for (const solution of index.all('solutions')) hang(solution.id, 'solves', solution.needId);
  for (const experiment of index.all('experiments')) hang(experiment.id, 'tests', experiment.solutionId);
  // Only what is written as a source, a selection, a code or a note can be the end of a link.
  for (const decision of index.all('decisions')) for (const id of decision.aboutIds) hang(decision.id, 'decides', id);
  return { links, notes };
}

/** What is left out, by the status of the link. */
const LEFT: Readonly<Record<EvidenceLink['status'], string>> = {
  accepted: 'links from rounds',
  rejected: 'proposals that were turned down',
  proposed: 'proposals that nobody has answered',
};

/** Studies with their interviews, and goals with the needs that serve them. */
export function setNodes(index: ProjectIndex): readonly XmlNode[] {
  const studies = index.all('studies').map((study): XmlNode => {
    const members = index.of('interviews', 'studyId', study.id);
    const people = index.all('participants').filter(({ studyIds }) => studyIds.includes(study.id));
    const data = { ...ownRow('studies', study), participants: people.map(({ id }) => id) };
    return {
      name: 'Set',
      attributes: { guid: guidOf(study.id), name: study.title },
      children: [
        { name: 'Description', text: ownDescription(data, study.question) },
        ...members.map(({ id }): XmlNode => ({ name: 'MemberSource', attributes: { targetGUID: guidOf(id) } })),
      ],
    };
  });
  const goals = index.all('goals').map((goal): XmlNode => {
    const needs = index
      .of('evidence', 'to', goal.id)
      .filter(({ from, status }) => status === 'accepted' && index.has(from));
    return {
      name: 'Set',
      attributes: { guid: derivedGuid('goal set', goal.id), name: goal.title },
      children: [
        { name: 'Description', text: ownDescription({ goal: goal.id }) },
        ...needs.map(({ from }): XmlNode => ({ name: 'MemberNote', attributes: { targetGUID: guidOf(from) } })),
      ],
    };
  });
  return [...studies, ...goals];
}

const COLUMN = 240;
const ROW = 90;

/** The opportunity tree as a picture: goals on top, under each the needs that serve it, under those their needs and solutions. */
export function graphNodes(index: ProjectIndex): readonly XmlNode[] {
  const [needs, goals] = [index.all('needs').toSorted(byOrder), index.all('goals').toSorted(byOrder)];
  if (needs.length + goals.length === 0) return [];
  const vertices: XmlNode[] = [];
  const edges: XmlNode[] = [];
  const placed = new Set<string>();
  let column = 0;
  const vertex = (id: string): string => derivedGuid('vertex', id);
  const place = (id: string, name: string, shape: string, depth: number, parent: string | null): void => {
    if (parent !== null) {
      const ends = { sourceVertex: vertex(id), targetVertex: vertex(parent), direction: 'OneWay' };
      edges.push({ name: 'Edge', attributes: { guid: derivedGuid('edge', id, parent), ...ends } });
    }
    if (placed.has(id)) return;
    placed.add(id);
    if (depth === 0 || parent === null) column += 1;
    const at = { firstX: column * COLUMN, firstY: vertices.length * ROW };
    vertices.push({
      name: 'Vertex',
      attributes: { guid: vertex(id), representedGUID: guidOf(id), name, ...at, shape },
    });
  };
  const placeNeed = (id: string, depth: number, parent: string | null): void => {
    const seen = placed.has(id);
    const need = needs.find((own) => own.id === id);
    if (!need) return;
    place(id, need.title, 'RoundedRectangle', depth, parent);
    if (seen) return;
    for (const child of needs) if (child.parentId === id) placeNeed(child.id, depth + 1, id);
    for (const solution of index.of('solutions', 'needId', id))
      place(solution.id, solution.title, 'Oval', depth + 1, id);
  };
  for (const goal of goals) {
    place(goal.id, goal.title, 'Rectangle', 0, null);
    const serving = index.of('evidence', 'to', goal.id).filter(({ status }) => status === 'accepted');
    for (const { from } of serving) placeNeed(from, 1, goal.id);
  }
  for (const need of needs)
    if (!placed.has(need.id) && !(need.parentId && index.has(need.parentId))) placeNeed(need.id, 0, null);
  return [
    {
      name: 'Graph',
      attributes: { guid: derivedGuid('graph', 'opportunity tree'), name: 'Opportunity tree' },
      children: [...vertices, ...edges],
    },
  ];
}

function linkNode(guid: string, name: string, from: string, to: string): XmlNode {
  const ends = { originGUID: guidOf(from), targetGUID: guidOf(to) };
  return { name: 'Link', attributes: { guid, name, direction: 'OneWay', ...ends } };
}
