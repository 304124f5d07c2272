import fs from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';

export interface GivenFile {
  readonly name: string;
  readonly buffer: Buffer;
}

const WORDS =
  'when the order is late somebody calls me and then I look for the paper that should lie beside the till'.split(' ');

/** Twelve words, other ones for each number. */
const sentence = (n: number): string =>
  `${Array.from({ length: 12 }, (_, i) => WORDS[(n * 7 + i * (1 + (n % 5))) % WORDS.length]).join(' ')} ${n}.`;

/** Talks of an hour each: cues of five seconds; two people take turns every fifteen. */
export const hourLongTalks = (count: number): readonly GivenFile[] =>
  Array.from({ length: count }, (_, talk) => {
    const cues = Array.from({ length: 720 }, (_unused, cue) => {
      const who = Math.floor(cue / 3) % 2 === 0 ? 'Interviewer' : `Person ${talk + 1}`;
      return `${stamp(cue * 5)} --> ${stamp(cue * 5 + 5)}\n<v ${who}>${sentence(talk * 720 + cue)}\n`;
    });
    return { name: `talk-${talk + 1}.vtt`, buffer: Buffer.from(`WEBVTT\n\n${cues.join('\n')}`) };
  });

const two = (n: number): string => String(n).padStart(2, '0');
const stamp = (seconds: number): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.000`;

/** A REFI-QDA project: `texts` texts, each with `codings` codings under fifty codes. */
export function codedProject(texts: number, codings: number): GivenFile {
  const id = (kind: number, n: number): string => `0000000${kind}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
  const codes = Array.from(
    { length: 50 },
    (_, n) => `<Code guid="${id(1, n)}" name="Code ${n}" isCodable="true" color="#3366CC"/>`,
  );
  const entries: Record<string, Uint8Array> = {};
  const sources = Array.from({ length: texts }, (_, text) => {
    const words = Array.from({ length: codings }, (_unused, n) => sentence(text * codings + n));
    entries[`sources/${id(2, text)}.txt`] = Buffer.from(words.join('\n'));
    let at = 0;
    const selections = words.map((line, n) => {
      const from = at;
      at += line.length + 1;
      const guid = text * codings + n;
      return `<PlainTextSelection guid="${id(3, guid)}" name="" startPosition="${from}" endPosition="${from + line.length - 1}"><Coding guid="${id(4, guid)}" creatingUser="${id(5, 0)}"><CodeRef targetGUID="${id(1, guid % 50)}"/></Coding></PlainTextSelection>`;
    });
    return `<TextSource guid="${id(2, text)}" name="Text ${text + 1}" plainTextPath="internal://${id(2, text)}.txt">${selections.join('')}</TextSource>`;
  });
  const xml = `<?xml version="1.0" encoding="utf-8"?><Project name="Bench" xmlns="urn:QDA-XML:project:1.0"><Users><User guid="${id(5, 0)}" name="Coder"/></Users><CodeBook><Codes>${codes.join('')}</Codes></CodeBook><Sources>${sources.join('')}</Sources></Project>`;
  entries['project.qde'] = Buffer.from(xml);
  return { name: 'bench.qdpx', buffer: Buffer.from(zipSync(entries, { level: 1 })) };
}

/** The real survey of 2015 out of the shared data; null where that is absent. */
export function realSurvey(): GivenFile | null {
  const folder = path.join(process.env.THROUGHLINE_DATA ?? '../shared/data', 'jupyter-surveys/2015-12-notebook-ux');
  const name = fs.existsSync(folder)
    ? fs.readdirSync(folder).find((one) => one.endsWith('SurveyExport.csv'))
    : undefined;
  return name === undefined ? null : { name: 'survey.csv', buffer: fs.readFileSync(path.join(folder, name)) };
}
