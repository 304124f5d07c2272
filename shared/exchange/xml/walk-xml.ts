import { SaxesParser } from 'saxes';
import { fail, ok, type Result } from '../../domain/result.ts';

/** What a hostile or broken XML file is refused for. `line` is 1-based, null where it is about the whole file. */
export interface XmlProblem {
  readonly line: number | null;
  readonly message: string;
}

export interface XmlHandlers {
  /** `name` and the names of attributes are without their prefix. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, line: number) => void;
  readonly close: (name: string) => void;
  /** Text between tags; it may come in parts. */
  readonly text: (text: string) => void;
}

const MOST_DEPTH = 256;
const MOST_ATTRIBUTES = 256;
const MOST_CHARACTERS = 50 * 1024 * 1024;

/**
 * Reads XML from its start to its end without a tree. A DOCTYPE or an entity declaration is refused before anything is parsed; so
 * is what is nested deeper than 256, has more than 256 attributes, or is larger than 50 million characters. Nothing is fetched.
 */
export function walkXml(text: string, handlers: XmlHandlers): Result<null, XmlProblem> {
  const declared = /<!\s{0,100}(?:DOCTYPE|ENTITY)/i.exec(text);
  if (declared) {
    const line = text.slice(0, declared.index).split('\n').length;
    return refuse(
      line,
      'The file declares a document type or an entity. Such files are not read, because they can do harm.',
    );
  }
  if (text.length > MOST_CHARACTERS) return refuse(null, 'The XML is larger than 50 million characters.');
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > MOST_DEPTH) throw new Refusal(parser.line, `Elements are nested deeper than ${MOST_DEPTH}.`);
    const list = Object.entries(attributes);
    if (list.length > MOST_ATTRIBUTES)
      throw new Refusal(parser.line, `More than ${MOST_ATTRIBUTES} attributes on one element.`);
    handlers.open(local(name), Object.fromEntries(list.map(([key, value]) => [local(key), value])), parser.line);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handlers.close(local(name));
  });
  parser.on('text', handlers.text);
  parser.on('cdata', handlers.text);
  parser.on('doctype', () => {
    throw new Refusal(parser.line, 'The file declares a document type.');
  });
  parser.on('error', (error) => {
    throw new Refusal(parser.line, `The XML is broken: ${error.message.replace(/^[\d:\s]+/, '')}`);
  });
  try {
    parser.write(text.startsWith('\u{feff}') ? text.slice(1) : text).close();
    return ok(null);
  } catch (cause) {
    if (cause instanceof Refusal) return refuse(cause.line, cause.message);
    throw cause;
  }
}

/** The text of XML bytes: by the byte order mark, else by the declaration, else UTF-8. */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^[^<]{0,3}<\?xml[^>]{0,120}\sencoding\s*=\s*["']([\w.-]{1,40})["']/.exec(head)?.[1];
  try {
    return new TextDecoder(declared ?? 'utf-8').decode(bytes);
  } catch {
    // An encoding that nobody knows: what is ASCII in it is read.
    return new TextDecoder('utf-8').decode(bytes);
  }
}

class Refusal extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

const refuse = (line: number | null, message: string) => fail<XmlProblem>({ line, message });

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
