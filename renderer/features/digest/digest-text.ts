import type { Format } from '#renderer/ui/format.ts';
import type { Text } from '#renderer/ui/text.tsx';
import type { GoalDigest, MetricMove } from '#shared/analysis/strategy-digest.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Highlight } from '#shared/domain/highlight.ts';

/** "Churn: 5 %, now 4 %". What is not known is said, not left out. */
export function metricWords(t: Text, format: Format, { metric, before, now }: MetricMove): string {
  const value = (one: number | null): string =>
    one === null ? t('goals.metric.unknown') : `${format.number(one, 3)}${metric.unit === '' ? '' : ` ${metric.unit}`}`;
  const name = metric.name || t('common.untitled');
  return before === now
    ? t('digest.metric.same', { name, now: value(now) })
    : t('digest.metric.moved', { name, before: value(before), now: value(now) });
}

/** "Strength 48, was 52": less than one point is steady. */
export function strengthWords(t: Text, format: Format, { strength }: GoalDigest): string {
  const [before, now] = [strength.before.value, strength.now.value];
  const values = { before: format.number(before), now: format.number(now), count: strength.now.people };
  if (Math.abs(now - before) < 1) return t('digest.strength.steady', values);
  return t(now > before ? 'digest.strength.up' : 'digest.strength.down', values);
}

/** The digest as Markdown, to be edited and sent. */
export function digestText(
  t: Text,
  format: Format,
  graph: EvidenceGraph,
  digests: readonly GoalDigest[],
  period: { readonly from: string; readonly to: string },
): string {
  const from = format.date(period.from);
  const lines = [`# ${t('digest.title')}`, '', t('digest.period', { from, to: format.date(period.to) })];
  for (const digest of digests) {
    lines.push('', `## ${digest.goal.title || t('common.untitled')}`, '');
    for (const move of digest.metrics) lines.push(`- ${metricWords(t, format, move)}`);
    lines.push(`- ${strengthWords(t, format, digest)}`);
    if (digest.quiet) lines.push(`- ${t('digest.quiet')}`);
    const { supporting, contradicting, needs } = digest;
    quotes(lines, t('digest.supporting', { count: supporting.people }), supporting.quotes, graph);
    quotes(lines, t('digest.contradicting', { count: contradicting.people }), contradicting.quotes, graph);
    list(lines, t('digest.needs.added'), needs.added.map(titleOf));
    list(lines, t('digest.needs.pruned'), needs.pruned.map(titleOf));
    list(lines, t('digest.needs.moved'), needs.moved.map(titleOf));
    const told = digest.experiments.map(
      ({ assumption, outcome }) => `${assumption} (${t(`solutions.outcome.${outcome ?? 'none'}`)})`,
    );
    list(lines, t('digest.experiments'), told);
    list(lines, t('digest.decided'), digest.decided.map(titleOf));
    list(lines, t('digest.due'), digest.due.map(titleOf));
    list(lines, t('digest.stale'), digest.stale.map(titleOf));
    list(lines, t('digest.oneVoice'), digest.oneVoice.map(titleOf));
    list(
      lines,
      t('digest.questions'),
      digest.questions.map(({ text }) => text),
    );
    if (digest.gaps.length > 0) {
      lines.push('', `${t('digest.next')} ${t('traceability.gapCount', { count: digest.gaps.length })}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

const titleOf = ({ title }: { readonly title: string }): string => title;

function list(lines: string[], title: string, items: readonly string[]): void {
  if (items.length > 0) lines.push('', `### ${title}`, '', ...items.map((item) => `- ${item}`));
}

function quotes(lines: string[], title: string, found: readonly Highlight[], graph: EvidenceGraph): void {
  if (found.length === 0) return;
  lines.push('', `### ${title}`);
  for (const { anchor, participantId, interviewId } of found) {
    const who = participantId === null ? undefined : graph.participants.get(participantId)?.alias;
    const source = [who, graph.interviews.get(interviewId)?.title].filter(Boolean).join(', ');
    lines.push('', ...anchor.quote.split('\n').map((line) => `> ${line}`), '>', `> ${source}`);
  }
}
