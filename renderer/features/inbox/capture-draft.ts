import { forgetWords, keepWords, keptWords } from '#renderer/data/kept-words.ts';
import { type Id, isId } from '#shared/domain/ids.ts';

/** A thought that is being written down. */
export interface CaptureDraft {
  readonly text: string;
  readonly participantId: Id<'participant'> | null;
  readonly studyId: Id<'study'> | null;
  readonly tagIds: readonly Id<'tag'>[];
}

export const EMPTY_DRAFT: CaptureDraft = { text: '', participantId: null, studyId: null, tagIds: [] };

const KEY = 'capture';

/** Kept with every key, so that neither Escape nor a crash loses it. */
export function keepDraft(draft: CaptureDraft, at: string): void {
  if (draft.text === '') forgetWords(KEY);
  else keepWords(KEY, { at, value: draft });
}

export const forgetDraft = (): void => forgetWords(KEY);

/** The thought as it was left; an empty one where nothing was. */
export function keptDraft(): CaptureDraft {
  const value = keptWords(KEY)?.value;
  if (typeof value !== 'object' || value === null) return EMPTY_DRAFT;
  const { text, participantId, studyId, tagIds } = value as Readonly<Record<string, unknown>>;
  if (typeof text !== 'string') return EMPTY_DRAFT;
  return {
    text,
    participantId: typeof participantId === 'string' && isId('participant', participantId) ? participantId : null,
    studyId: typeof studyId === 'string' && isId('study', studyId) ? studyId : null,
    tagIds: Array.isArray(tagIds)
      ? tagIds.filter((id): id is Id<'tag'> => typeof id === 'string' && isId('tag', id))
      : [],
  };
}
