import type { Need } from '../domain/need.ts';
import type { LinePicture } from './line-picture.ts';

/** The opportunity tree as a Mermaid flowchart: needs under their parents, goals where needs serve them. */
export function needTreeMermaid(
  needs: readonly Need[],
  goals: readonly { readonly id: string; readonly title: string }[],
  serves: readonly { readonly from: string; readonly to: string }[],
): string {
  const live = needs.filter(({ deletedAt }) => deletedAt === null);
  const known = new Set<string>([...live, ...goals].map(({ id }) => id));
  const edges = [
    ...serves.filter(({ from, to }) => known.has(from) && known.has(to)).map(({ from, to }) => [to, from] as const),
    ...live.flatMap(({ id, parentId }) => (parentId !== null && known.has(parentId) ? [[parentId, id] as const] : [])),
  ];
  return flowchart(
    'TD',
    [...goals.map((goal) => ({ ...goal, round: true })), ...live],
    edges.map(([from, to]) => `${nodeName(from)} --> ${nodeName(to)}`),
  );
}

/** A picture of the line as a Mermaid flowchart, evidence leading to claims; dashed where it contradicts. */
export function lineMermaid({ boxes, lines }: LinePicture): string {
  const known = new Set(boxes.map(({ id }) => id));
  const arrows = { supports: '-->', contradicts: '-. contradicts .->', qualifies: '-. qualifies .->' } as const;
  return flowchart(
    'RL',
    boxes.map(({ id, title, kind }) => ({ id, title, round: kind === 'goal' })),
    lines
      .filter(({ from, to }) => known.has(from) && known.has(to))
      .map(({ from, to, stance }) => `${nodeName(from)} ${arrows[stance]} ${nodeName(to)}`),
  );
}

interface MermaidNode {
  readonly id: string;
  readonly title: string;
  readonly round?: boolean;
}

function flowchart(direction: 'TD' | 'RL', nodes: readonly MermaidNode[], edges: readonly string[]): string {
  const boxes = nodes.map(
    ({ id, title, round }) => `${nodeName(id)}${round ? '(' : '['}"${label(title)}"${round ? ')' : ']'}`,
  );
  return `flowchart ${direction}\n${[...boxes, ...edges].map((line) => `  ${line}\n`).join('')}`;
}

const nodeName = (id: string): string => id.replace(/[^A-Za-z0-9_]/g, '_');

/** Words within quotes: what Mermaid or HTML could take for something else becomes a character code. */
const label = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/["#&<>`\\|;{}[\]()]/g, (char) => `#${char.charCodeAt(0)};`);
