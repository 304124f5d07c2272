import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { ChartBars } from '#renderer/ui/chart-bars.tsx';
import { ChartLines } from '#renderer/ui/chart-lines.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { BOX, type LinePicture, linesOf } from '#shared/exchange/line-picture.ts';
import type { DocChart, DocNode } from '#shared/exchange/report/report-doc.ts';
import { cellWords } from '#shared/exchange/report/report-markdown.ts';
import type { ReportSources } from '#shared/exchange/report/report-sources.ts';
import styles from './report-paper.module.css';

export interface DocNodeViewProps {
  readonly node: DocNode;
  readonly sources: ReportSources;
}

/** One part of a report on paper. */
export function DocNodeView({ node, sources }: DocNodeViewProps): ReactNode {
  const t = useText();
  switch (node.kind) {
    case 'heading': {
      // The paper's title is the second level of the page.
      const Level = (['h3', 'h4', 'h5', 'h6', 'h6'] as const)[node.level - 2] ?? 'h6';
      return (
        <Level className={clsx(styles.heading, styles[`level${node.level}`])} dir="auto">
          {/* With its space: read in one line, as in an outline, the label is a word of its own. */}
          {node.label !== '' && <span className={styles.label}>{`${node.label} `}</span>}
          {node.title}
        </Level>
      );
    }
    case 'paragraph':
      return (
        <p className={clsx(styles.paragraph, styles[node.tone])} dir="auto">
          {node.text}
        </p>
      );
    case 'quote': {
      const highlight = sources.graph.highlights.get(node.id);
      const why = highlight ? sources.gate.withheld(highlight) : 'person-unknown';
      if (why !== null)
        return (
          <p className={styles.withheld}>
            {t('reports.withheldHere', { reason: t(`report.withheld.${why}`, { count: 1 }) })}
          </p>
        );
      return (
        <figure className={clsx(styles.quote, styles[node.stance])}>
          {node.stanceText !== '' && <p className={styles.stance}>{node.stanceText}</p>}
          <blockquote dir="auto">{node.words}</blockquote>
          <figcaption dir="auto">{node.source}</figcaption>
        </figure>
      );
    }
    case 'list':
      return (
        <ul className={styles.list}>
          {node.items.map(({ text, target }) => (
            <li key={`${target} ${text}`} dir="auto">
              {text}
            </li>
          ))}
        </ul>
      );
    case 'facts':
      return (
        <section className={styles.facts}>
          {node.title !== '' && <p dir="auto">{node.title}</p>}
          <dl>
            {node.rows.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      );
    case 'table':
      return <PaperTable table={node.table} />;
    case 'chart':
      return <PaperChart chart={node} />;
    case 'picture':
      return (
        <figure className={styles.drawing}>
          <PaperPicture picture={node.picture} title={node.title} />
          <figcaption>{node.title}</figcaption>
        </figure>
      );
  }
}

function PaperTable({ table }: { readonly table: Extract<DocNode, { kind: 'table' }>['table'] }): ReactNode {
  const { name, columns, rows } = table;
  const isNumber = columns.map((_, i) => rows.length > 0 && rows.every((row) => typeof row[i] === 'number'));
  return (
    <table className={styles.table}>
      <caption>{name}</caption>
      <thead>
        <tr>
          {columns.map((column, i) => (
            <th key={column} scope="col" className={clsx(isNumber[i] && styles.number)}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.map(cellWords).join(' ')}>
            {row.map((cell, i) => (
              <td key={columns[i]} dir="auto" className={clsx(isNumber[i] && styles.number)}>
                {cellWords(cell)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PaperChart({ chart }: { readonly chart: DocChart }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { form, title, summary, points, target, unit } = chart;
  return (
    <figure className={styles.drawing}>
      <p className={styles.caption}>{title}</p>
      {form === 'bars' ? (
        <ChartBars
          bars={points.map(({ label, value }) => ({ id: label, label, value, text: format.number(value, 2) }))}
        />
      ) : (
        <ChartLines
          at={points.map(({ label }) => format.date(label, 'short'))}
          series={[
            { id: 'value', label: unit ? `${title}, ${unit}` : title, values: points.map(({ value }) => value) },
            ...(target === null
              ? []
              : [
                  {
                    id: 'target',
                    label: `${t('export.summary.metric.target')} ${format.number(target, 2)}`,
                    values: points.map(() => target),
                  },
                ]),
          ]}
        />
      )}
      <figcaption>{summary}</figcaption>
    </figure>
  );
}

/** The same drawing as in the exported files, in the colours of the theme. */
function PaperPicture({ picture, title }: { readonly picture: LinePicture; readonly title: string }): ReactNode {
  const at = new Map(picture.boxes.map((box) => [box.id, box]));
  return (
    <svg
      role="img"
      aria-label={title}
      viewBox={`-24 -4 ${picture.width + 48} ${picture.height + 8}`}
      className={styles.picture}
    >
      {picture.columns.map((column) => (
        <text key={column.title} x={column.x} y={12} className={styles.pictureHead}>
          {column.title}
        </text>
      ))}
      {picture.lines.map(({ from, to, stance }) => {
        const [a, b] = [at.get(to), at.get(from)];
        if (!a || !b) return null;
        const isNested = a.x === b.x;
        const [x1, y1, y2] = [a.x + (isNested ? 0 : BOX.width), a.y + BOX.height / 2, b.y + BOX.height / 2];
        const middle = isNested ? x1 - BOX.gapX / 3 : (x1 + b.x) / 2;
        return (
          <path
            key={`${from} ${to} ${stance}`}
            d={`M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${b.x} ${y2}`}
            className={clsx(styles.thread, styles[stance])}
          />
        );
      })}
      {picture.boxes.map((box) => (
        <g key={box.id}>
          <title>{box.title}</title>
          <rect x={box.x} y={box.y} width={BOX.width} height={BOX.height} rx={4} className={styles.box} />
          {linesOf(box.title).map((line, i, all) => (
            <text
              key={line}
              x={box.x + 8}
              y={box.y + BOX.height / 2 + 4 + (i - (all.length - 1) / 2) * 14}
              className={styles.boxText}
            >
              {line}
            </text>
          ))}
        </g>
      ))}
    </svg>
  );
}
