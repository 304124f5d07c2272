import type { App } from '#renderer/data/app.ts';
import type { Op } from '#shared/domain/change.ts';
import { type Id, isId } from '#shared/domain/ids.ts';
import type { Participant } from '#shared/domain/participant.ts';
import type { Authorship } from '#shared/domain/record-base.ts';
import type { Study } from '#shared/domain/study.ts';
import { planSteps } from '#shared/exchange/import-plan.ts';
import { draftOf, joinDrafts, originOf } from '#shared/exchange/import-records.ts';
import { talkToDraft } from '#shared/exchange/talk-draft.ts';
import type { ImportFile } from './import-file.ts';

export type ImportStudy =
  | { readonly kind: 'none' }
  | { readonly kind: 'known'; readonly id: Id<'study'> }
  | { readonly kind: 'new'; readonly title: string };

export interface ImportInput extends Authorship, Pick<App, 'newUuid' | 'orderKeys'> {
  readonly files: readonly ImportFile[];
  readonly study: ImportStudy;
  readonly participants: readonly Participant[];
  readonly studies: readonly Study[];
}

export interface ImportPlan {
  readonly ops: readonly Op[];
  readonly interviewIds: readonly Id<'interview'>[];
  readonly segments: number;
}

/** The chosen files as the ops of one change. A generator, so that the caller can let the window answer in between. */
export function* planImport(input: ImportInput): Generator<number, ImportPlan> {
  const { study } = input;
  const key = study.kind === 'new' ? 'study' : undefined;
  const talks = input.files
    .filter(({ chosen }) => chosen)
    // A chosen file that was imported before was chosen by a person, who wants it once more.
    .map((file) => talkToDraft(file.talk, { ...file, study: key, again: file.importedAs !== null }));
  const made =
    study.kind === 'new'
      ? [{ key: 'study', title: study.title.trim(), origin: originOf('file', '', null), again: true }]
      : [];
  const draft = joinDrafts([draftOf({ studies: made }), ...talks]);
  const plan = yield* planSteps(draft, {
    ...input,
    rows: { participants: input.participants, studies: input.studies },
    studyId: study.kind === 'known' ? study.id : null,
  });
  const ids = draft.interviews.flatMap((interview) => plan.ids.get(interview.key) ?? []);
  return {
    ops: plan.ops,
    interviewIds: ids.filter((id) => isId('interview', id)),
    segments: plan.made.get('segments') ?? 0,
  };
}
