import type { ReactNode } from 'react';
import { guideOf } from '#renderer/data/queries/guide-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import type { Interview } from '#shared/domain/interview.ts';
import { GuideSelect } from './guide-select.tsx';

/** The guide of an interview, to be chosen and kept up to date. */
export function InterviewGuide({ interview }: { readonly interview: Interview }): ReactNode {
  const { id, guideId } = interview;
  const inUse = useLive((app) => guideOf(app, { guideId }), [guideId]);
  return inUse !== undefined && <GuideSelect interviewId={id} inUse={inUse} />;
}
