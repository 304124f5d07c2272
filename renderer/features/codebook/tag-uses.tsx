import { type ReactNode, useMemo } from 'react';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useGraph, useLive } from '#renderer/data/use-live.ts';
import { RecordLink } from '#renderer/record-ui/record-link.tsx';
import { Section, SectionNote } from '#renderer/record-ui/section.tsx';
import { hrefOf } from '#renderer/routes.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { Tag } from '#shared/domain/tag.ts';

const MOST = 8;

/** Where a tag is used: by interview, the most used first, and in rules. */
export function TagUses({ tag }: { readonly tag: Tag }): ReactNode {
  const t = useText();
  const graph = useGraph();
  const rules = useLive((app) => liveRecords(app, 'rules'), []);
  const found = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { tagIds, interviewId } of graph?.records.highlights ?? []) {
      if (tagIds.includes(tag.id)) counts.set(interviewId, (counts.get(interviewId) ?? 0) + 1);
    }
    for (const { id, tagIds } of graph?.records.interviews ?? []) {
      if (tagIds.includes(tag.id) && !counts.has(id)) counts.set(id, 0);
    }
    return [...counts].sort(([, a], [, b]) => b - a);
  }, [graph, tag.id]);
  const naming = rules?.filter(({ whenTagId, targetId }) => whenTagId === tag.id || targetId === tag.id) ?? [];
  return (
    <Section title={t('codebook.where')} count={found.length}>
      {found.length === 0 && naming.length === 0 && <SectionNote>{t('codebook.where.none')}</SectionNote>}
      {found.slice(0, MOST).map(([id, count]) => {
        const interview = graph?.interviews.get(id);
        return (
          interview && (
            <div key={id}>
              <RecordLink
                id={interview.id}
                title={interview.title}
                href={hrefOf({ kind: 'highlights', tag: tag.id, interview: interview.id })}
              />{' '}
              {count === 0 ? t('codebook.where.whole') : t('codebook.where.times', { count })}
            </div>
          )
        );
      })}
      {found.length > MOST && <SectionNote>{t('codebook.where.more', { count: found.length - MOST })}</SectionNote>}
      {naming.map((rule) => (
        <SectionNote key={rule.id}>{t('codebook.where.rule', { title: rule.title })}</SectionNote>
      ))}
    </Section>
  );
}
