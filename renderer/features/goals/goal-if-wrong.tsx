import type { ReactNode } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { figuresOf } from '#renderer/record-ui/evidence-figures.ts';
import { strengthWord } from '#renderer/record-ui/evidence-words.tsx';
import { builtFrom } from '#renderer/record-ui/graph-nodes.ts';
import { RecordLink } from '#renderer/record-ui/record-link.tsx';
import { Section } from '#renderer/record-ui/section.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Goal } from '#shared/domain/goal.ts';
import styles from './goals-page.module.css';

const MOST = 3;

/** "If this need is wrong": how much of the goal's evidence hangs on each of the needs that carry most of it. */
export function GoalIfWrong({ goal, graph }: { readonly goal: Goal; readonly graph: EvidenceGraph }): ReactNode {
  const t = useText();
  const format = useFormat();
  const today = useApp().today();
  const whole = figuresOf(graph, goal.id, today).evidence.filter(({ stance }) => stance === 'supports');
  if (whole.length === 0) return null;
  const ids = new Set<string>(whole.map(({ highlight }) => highlight.id));
  const needs = builtFrom(graph, goal.id)
    .map(({ node }) => {
      const figures = figuresOf(graph, node.id, today);
      const own = figures.evidence.filter(({ highlight, stance }) => stance === 'supports' && ids.has(highlight.id));
      return { node, strength: figures.strength, share: own.length / whole.length };
    })
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST)
    .filter(({ share }) => share > 0);
  if (needs.length === 0) return null;
  return (
    <Section title={t('goals.ifWrong')}>
      <ul className={styles.weak}>
        {needs.map(({ node, strength, share }) => (
          <li key={node.id}>
            <RecordLink id={node.id} title={node.title} href={node.href}>
              {t('goals.ifWrong.share', { share: format.percent(share), word: strengthWord(t, strength) })}
            </RecordLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
