import { xmlAttribute, xmlText } from '../xml/write-xml.ts';
import type { DocChart } from './report-doc.ts';

const [WIDTH, BAR, LABEL] = [640, 22, 200];
const [THREAD, QUIET] = ['#b4621b', '#9a948b'];

/** A chart as SVG that stands alone: every value is also written out. */
export function chartSvg(chart: DocChart): string {
  return chart.form === 'bars' ? bars(chart) : line(chart);
}

function frame({ title, summary }: DocChart, height: number, inner: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${xmlAttribute(title)}" font-family="Inter, system-ui, sans-serif" font-size="12" fill="currentColor"><title>${xmlText(title)}</title><desc>${xmlText(summary)}</desc>${inner}</svg>`;
}

function bars(chart: DocChart): string {
  const most = Math.max(1, ...chart.points.map(({ value }) => value));
  const inner = chart.points.map(({ label, value }, i) => {
    const [y, length] = [i * BAR, ((WIDTH - LABEL - 48) * value) / most];
    const name = label.length > 30 ? `${label.slice(0, 29)}…` : label;
    return `<text x="${LABEL - 8}" y="${y + 15}" text-anchor="end">${xmlText(name)}</text><rect x="${LABEL}" y="${y + 4}" width="${round(length)}" height="${BAR - 8}" fill="${THREAD}"/><text x="${round(LABEL + length + 6)}" y="${y + 15}">${value}</text>`;
  });
  return frame(chart, chart.points.length * BAR, inner.join(''));
}

function line(chart: DocChart): string {
  const [height, left, right, top, bottom] = [180, 56, 40, 16, 28];
  const values = [...chart.points.map(({ value }) => value), ...(chart.target === null ? [] : [chart.target])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const y = (value: number): number =>
    round(top + (height - top - bottom) * (high === low ? 0.5 : (high - value) / (high - low)));
  const days = chart.points.map(({ label }) => Date.parse(`${label}T00:00:00Z`));
  const [from = 0, to = 0] = [days[0], days.at(-1)];
  const x = (i: number): number =>
    round(
      left +
        (WIDTH - left - right) *
          (to > from ? ((days[i] ?? from) - from) / (to - from) : i / Math.max(1, days.length - 1)),
    );
  const path = chart.points.map(({ value }, i) => `${i === 0 ? 'M' : 'L'}${x(i)} ${y(value)}`).join('');
  const target =
    chart.target === null
      ? ''
      : `<path d="M${left} ${y(chart.target)}H${WIDTH - right}" stroke="${QUIET}" stroke-dasharray="6 4"/><text x="${left - 6}" y="${y(chart.target) + 4}" text-anchor="end">${chart.target}</text>`;
  const dots = chart.points.map(
    ({ value }, i) =>
      `<circle cx="${x(i)}" cy="${y(value)}" r="3" fill="${THREAD}"/><text x="${x(i)}" y="${y(value) - 8}" text-anchor="middle">${value}</text>`,
  );
  const ends = [chart.points[0], chart.points.at(-1)].map(
    (point, i) =>
      `<text x="${i === 0 ? left : WIDTH - right}" y="${height - 8}" text-anchor="${i === 0 ? 'start' : 'end'}">${xmlText(point?.label ?? '')}</text>`,
  );
  return frame(
    chart,
    height,
    `${target}<path d="${path}" fill="none" stroke="${THREAD}" stroke-width="2"/>${dots.join('')}${ends.join('')}`,
  );
}

const round = (n: number): number => Math.round(n * 10) / 10;
