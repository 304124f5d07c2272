import { ok, type Result } from '../../domain/result.ts';
import { walkXml, type XmlProblem } from './walk-xml.ts';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly in it, of all its parts. */
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

/** The root of an XML text, under the limits of `walkXml`. */
export function readXml(text: string): Result<XmlElement, XmlProblem> {
  const top: Building = { name: '', attributes: {}, children: [], parts: [], line: 0 };
  const stack: Building[] = [top];
  const done = walkXml(text, {
    open: (name, attributes, line) => {
      const element: Building = { name, attributes, children: [], parts: [], line };
      stack.push(element);
    },
    close: () => {
      const element = stack.pop();
      if (element) stack.at(-1)?.children.push(finished(element));
    },
    text: (part) => {
      stack.at(-1)?.parts.push(part);
    },
  });
  if (!done.ok) return done;
  const root = top.children[0];
  return root ? ok(root) : { ok: false, problem: { line: null, message: 'The file holds no XML element.' } };
}

export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

interface Building {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  readonly parts: string[];
  readonly line: number;
}

const finished = ({ parts, ...element }: Building): XmlElement => ({ ...element, text: parts.join('') });
