import { useMemo } from 'react';
import { settingValue } from '#renderer/data/actions/setting-actions.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { INTERVIEW_KINDS } from '#shared/domain/interview.ts';
import { readParticipantFields } from '#shared/domain/participant-fields.ts';
import { FIXED_ATTRIBUTES } from './attributes.ts';

/** Names for what answers know by id alone. */
export interface AnalysisNames {
  readonly tag: (id: string) => string;
  /** Tags that can be put on a quote, in the codebook's order. */
  readonly tags: readonly { readonly id: string; readonly label: string }[];
  readonly attribute: (key: string) => string;
  readonly value: (attribute: string, value: string) => string;
  readonly coder: (id: string) => string;
}

/** Undefined until the first answer. */
export function useAnalysisNames(): AnalysisNames | undefined {
  const t = useText();
  const lists = useLive(async (app) => {
    const [tags, studies, authors, fields] = await Promise.all([
      liveRecords(app, 'tags'),
      liveRecords(app, 'studies'),
      app.db.authors.toArray(),
      settingValue(app, 'participantFields'),
    ]);
    return { tags, studies, authors, fields: readParticipantFields(fields), self: app.by };
  }, []);
  return useMemo(() => {
    if (lists === undefined) return undefined;
    const tags = lists.tags
      .filter(({ codable }) => codable)
      .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1));
    const labels = new Map<string, string>(lists.tags.map(({ id, label }) => [id, label]));
    const studies = new Map<string, string>(lists.studies.map(({ id, title }) => [id, title]));
    const authors = new Map<string, string>(lists.authors.map(({ id, name }) => [id, name]));
    const fields = new Map(lists.fields.map(({ id, name }) => [id, name]));
    return {
      tag: (id) => labels.get(id) ?? t('analysis.tag.gone'),
      tags,
      attribute: (key) => attributeName(t, key, fields),
      value: (attribute, value) => valueName(t, attribute, value, studies),
      coder: (id) => authors.get(id) || (id === lists.self ? t('analysis.coder.self') : t('analysis.coder.other')),
    };
  }, [lists, t]);
}

function attributeName(t: Text, key: string, fields: ReadonlyMap<string, string>): string {
  const fixed = FIXED_ATTRIBUTES.find((one) => one === key);
  if (fixed !== undefined) return t(`analysis.attribute.${fixed}`);
  const field = key.slice(key.indexOf('/') + 1);
  return fields.get(field) ?? field;
}

function valueName(t: Text, attribute: string, value: string, studies: ReadonlyMap<string, string>): string {
  const kind = attribute === 'kind' ? INTERVIEW_KINDS.find((one) => one === value) : undefined;
  if (kind !== undefined) return t(`interviews.kind.${kind}`);
  return attribute === 'study' ? studies.get(value) || t('common.untitled') : value;
}
