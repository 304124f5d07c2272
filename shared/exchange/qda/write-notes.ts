import { plainText } from '../../domain/body.ts';
import type { JsonObject } from '../../domain/json.ts';
import { currentValue } from '../../domain/metric.ts';
import type { AnyRecord, TableName } from '../../domain/records.ts';
import type { XmlNode } from '../xml/write-xml.ts';
import { guidOf } from './guid.ts';
import { ownDescription, ownRow } from './own-note.ts';
import type { ProjectIndex } from './project-index.ts';
import type { PackageWriter } from './write-project.ts';
import { createdBy, firstLine, noteNode, noteRef } from './write-sources.ts';

/** What REFI-QDA has no element for, as notes: readable words as content, the fields as a line of JSON in the Description. */
export function noteNodes(index: ProjectIndex, writer: PackageWriter): readonly XmlNode[] {
  return [
    ...index.all('notes').map((note) => noteNode(index, writer, note)),
    ...index.all('memos').map((memo) => claimNode(index, writer, 'memos', memo, firstLine(memo.text), [memo.text])),
    ...index.all('guides').map((guide) => {
      const questions = guide.sections.flatMap(({ title, questions: own }) => [title, ...own.map(({ text }) => text)]);
      return claimNode(index, writer, 'guides', guide, guide.title, questions);
    }),
    ...index.all('insights').map((insight) => {
      const [body] = index.of('bodies', 'ownerId', insight.id);
      const more = body ? { body: { order: [...body.order], blocks: body.blocks as unknown as JsonObject } } : {};
      const words = body ? [plainText(body)] : [];
      return claimNode(index, writer, 'insights', insight, insight.title, [insight.title, ...words], more);
    }),
    ...index.all('needs').map((need) => {
      const { when, want, soThat } = need.job;
      return claimNode(
        index,
        writer,
        'needs',
        need,
        need.title,
        [need.title, when, want, soThat],
        scoresOf(index, need.id),
      );
    }),
    ...index.all('goals').map((goal) => {
      const metrics = index.of('metrics', 'goalId', goal.id);
      const figures = metrics.map((metric) => {
        const line = [metric.baseline, currentValue(metric), metric.target].map((value) => value ?? '–').join(' → ');
        return `${metric.name}: ${line} ${metric.unit}`.trim();
      });
      const more = {
        ...scoresOf(index, goal.id),
        metrics: metrics.map((metric) => ownRow('metrics', metric).row ?? null),
      };
      return claimNode(index, writer, 'goals', goal, goal.title, [goal.title, goal.reason, ...figures], more);
    }),
    ...index.all('solutions').map((solution) => {
      const words = [solution.title, solution.description];
      return claimNode(index, writer, 'solutions', solution, solution.title, words, scoresOf(index, solution.id));
    }),
    ...index.all('experiments').map((experiment) => {
      const { assumption, method, threshold, result } = experiment;
      return claimNode(index, writer, 'experiments', experiment, assumption, [assumption, method, threshold, result]);
    }),
    ...index.all('decisions').map((decision) => {
      const { title, options, choice, reasons, dissent } = decision;
      return claimNode(index, writer, 'decisions', decision, title, [title, ...options, choice, reasons, dissent]);
    }),
  ];
}

function claimNode(
  _index: ProjectIndex,
  writer: PackageWriter,
  table: TableName,
  row: AnyRecord,
  name: string,
  words: readonly string[],
  more: JsonObject = {},
): XmlNode {
  const content = words.filter((word) => word.trim() !== '').join('\n\n');
  const memos = table === 'memos' ? [] : writer.memosOf(row.id);
  return {
    name: 'Note',
    attributes: {
      guid: guidOf(row.id),
      name,
      plainTextPath: writer.text(guidOf(row.id), content.replace(/\r\n?/g, '\n')),
      ...createdBy(row),
    },
    children: [
      { name: 'Description', text: ownDescription({ ...ownRow(table, row), ...more }) },
      ...memos.map(noteRef),
    ],
  };
}

function scoresOf(index: ProjectIndex, aboutId: string): JsonObject {
  const scores = index.of('scores', 'aboutId', aboutId);
  return scores.length === 0 ? {} : { scores: scores.map((score) => ownRow('scores', score).row ?? null) };
}
