import { createGuide } from '#renderer/data/actions/guide-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { go } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { useText } from '#renderer/ui/text.tsx';
import { newQuestion, newSection } from '#shared/domain/guide-edit.ts';
import { type GuideTemplate, sectionsFrom } from '#shared/domain/guides/guide-template.ts';
import type { Id } from '#shared/domain/ids.ts';

/** Makes a guide, from a template or from nothing, and goes to it. */
export function useNewGuide(studyId: Id<'study'> | null): (template: GuideTemplate | null) => void {
  const app = useApp();
  const t = useText();
  const make = async (template: GuideTemplate | null): Promise<void> => {
    const blank = () => [{ ...newSection(app.newUuid()), questions: [newQuestion(app.newUuid())] }];
    const sections = template ? sectionsFrom(template, app.newUuid) : blank();
    const id = told(t, await createGuide(app, { title: template?.title ?? '', sections, studyId }));
    if (id !== null) go({ kind: 'guide', id });
  };
  return (template) => background(make(template), t('guides.failed'));
}
