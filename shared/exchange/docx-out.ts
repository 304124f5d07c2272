import {
  AlignmentType,
  BorderStyle,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { OutCell, OutTable } from './csv-out.ts';
import { repacked } from './repack-zip.ts';
import type { DocNode, DocQuote, ReportDoc } from './report/report-doc.ts';
import { cellWords } from './report/report-markdown.ts';
import type { ReportText } from './report/report-texts.ts';
import { xmlPlain } from './xml/write-xml.ts';

/**
 * A report as a Word document: real headings, lists, tables with a header row, quotes in the style Quote with their sources as
 * footnotes, a contents field that is filled in. No macro, no link outside, no name of a person or a program. Same report, same bytes.
 */
export async function writeDocx(doc: ReportDoc, t: ReportText): Promise<Uint8Array> {
  const footnotes: Record<number, { readonly children: readonly Paragraph[] }> = {};
  const footnote = (source: string): number => {
    const id = Object.keys(footnotes).length + 1;
    footnotes[id] = { children: [new Paragraph({ style: 'FootnoteText', children: [run(source)] })] };
    return id;
  };
  const children = doc.nodes.flatMap((node) => nodeParts(node, footnote));
  const headings = doc.nodes.flatMap((node) =>
    node.kind === 'heading' && node.level <= 3 ? [{ title: xmlPlain(headingText(node)), level: node.level - 1 }] : [],
  );
  const document = new Document({
    title: xmlPlain(doc.title),
    creator: '',
    lastModifiedBy: '',
    description: '',
    revision: 1,
    styles: STYLES(doc.language),
    numbering: {
      config: [
        {
          reference: 'bullets',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 360, hanging: 240 } } },
            },
          ],
        },
      ],
    },
    footnotes,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1134, right: 1134, bottom: 1134, left: 1134 },
          },
        },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [run(doc.title)] }),
          new Paragraph({ style: 'Quiet', children: [run(doc.date)] }),
          ...(headings.length < 3
            ? []
            : [
                new TableOfContents(t('report.contents'), {
                  hyperlink: false,
                  headingStyleRange: '1-2',
                  cachedEntries: headings,
                  // Dirty, Word would ask a question whenever the file is opened.
                  beginDirty: false,
                }),
              ]),
          ...children,
        ],
      },
    ],
  });
  return repacked(await Packer.pack(document, 'uint8array'), { day: doc.date });
}

const run = (text: string): TextRun => new TextRun(xmlPlain(text));

/** Lines of a text are lines of its paragraph. */
function lines(text: string): TextRun[] {
  return text.split('\n').map((line, i) => new TextRun({ text: xmlPlain(line), ...(i === 0 ? {} : { break: 1 }) }));
}

const LEVELS = {
  2: HeadingLevel.HEADING_1,
  3: HeadingLevel.HEADING_2,
  4: HeadingLevel.HEADING_3,
  5: HeadingLevel.HEADING_4,
  6: HeadingLevel.HEADING_5,
} as const;

const headingText = ({ label, title }: { readonly label: string; readonly title: string }): string =>
  label === '' ? title : `${label}: ${title}`;

function nodeParts(node: DocNode, footnote: (source: string) => number): readonly (Paragraph | Table)[] {
  switch (node.kind) {
    case 'heading':
      return [new Paragraph({ heading: LEVELS[node.level], children: [run(headingText(node))] })];
    case 'paragraph':
      return [
        new Paragraph({
          ...(node.tone === 'plain' ? {} : { style: node.tone === 'gap' ? 'Gap' : 'Quiet' }),
          children: lines(node.text),
        }),
      ];
    case 'quote':
      return quoteParts(node, footnote(node.source));
    case 'list':
      return node.items.map(
        ({ text }) => new Paragraph({ numbering: { reference: 'bullets', level: 0 }, children: [run(text)] }),
      );
    case 'facts':
      return [
        ...(node.title === ''
          ? []
          : [new Paragraph({ keepNext: true, children: [new TextRun({ text: xmlPlain(node.title), bold: true })] })]),
        table({
          name: node.title,
          columns: node.rows.map(([name]) => name),
          rows: [node.rows.map(([, value]) => value)],
        }),
        new Paragraph(''),
      ];
    case 'table':
      return [caption(node.table.name), table(node.table), new Paragraph('')];
    case 'chart':
      return [
        caption(node.title),
        new Paragraph({ style: 'Quiet', children: [run(node.summary)] }),
        table({
          name: node.title,
          columns: [node.title, node.unit],
          rows: node.points.map(({ label, value }) => [label, value]),
        }),
        new Paragraph(''),
      ];
    case 'picture': {
      const titles = new Map(node.picture.boxes.map(({ id, title }) => [id, title]));
      const rows = node.picture.lines.map(({ from, to, stance }) => [
        titles.get(to) ?? '',
        SIGNS[stance],
        titles.get(from) ?? '',
      ]);
      return [
        caption(node.title),
        table({
          name: node.title,
          columns: [node.picture.columns[0]?.title ?? '', '', node.picture.columns.at(-1)?.title ?? ''],
          rows,
        }),
        new Paragraph(''),
      ];
    }
  }
}

const SIGNS = { supports: '←', contradicts: '↚', qualifies: '⇠' } as const;

function quoteParts({ words, stanceText }: DocQuote, note: number): readonly Paragraph[] {
  const children: ParagraphChild[] = [...lines(words), new FootnoteReferenceRun(note)];
  return [
    ...(stanceText === '' ? [] : [new Paragraph({ style: 'Quiet', keepNext: true, children: [run(stanceText)] })]),
    new Paragraph({ style: 'Quote', children }),
  ];
}

const caption = (name: string): Paragraph => new Paragraph({ style: 'Caption', keepNext: true, children: [run(name)] });

function table({ columns, rows }: OutTable): Table {
  const row = (cells: readonly OutCell[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (cell) =>
          new TableCell({
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            children: [
              new Paragraph({
                ...(typeof cell === 'number' ? { alignment: AlignmentType.END } : {}),
                children: [new TextRun({ text: xmlPlain(cellWords(cell)), bold: isHead })],
              }),
            ],
          }),
      ),
    });
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const thin = { style: BorderStyle.SINGLE, size: 4, color: 'BFB9B0' };
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: thin, bottom: thin, left: none, right: none, insideHorizontal: thin, insideVertical: none },
    rows: [row(columns, true), ...rows.map((cells) => row(cells, false))],
  });
}

const STYLES = (language: string) => ({
  default: {
    document: {
      run: { font: 'Calibri', size: 22, language: { value: language } },
      paragraph: { spacing: { after: 120, line: 276 } },
    },
    title: { run: { size: 44, bold: true }, paragraph: { spacing: { after: 80 } } },
    heading1: heading(32, 360),
    heading2: heading(26, 280),
    heading3: heading(23, 200),
    heading4: heading(22, 160),
    heading5: heading(22, 160),
    footnoteText: { run: { size: 18 }, paragraph: { spacing: { after: 40 } } },
  },
  paragraphStyles: [
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { font: 'Georgia' },
      paragraph: {
        indent: { left: 360 },
        keepLines: true,
        border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: 'B4621B' } },
      },
    },
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { bold: true, size: 20 },
      paragraph: { spacing: { before: 200, after: 80 } },
    },
    {
      id: 'Quiet',
      name: 'Quiet',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { size: 20, color: '5B5650' },
    },
    {
      id: 'Gap',
      name: 'Gap',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { size: 20, color: '8A5A00' },
    },
  ],
});

const heading = (size: number, before: number) => ({
  run: { size, bold: true, color: '1F1D1A' },
  paragraph: { spacing: { before, after: 80 }, keepNext: true },
});
