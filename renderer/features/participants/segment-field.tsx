import { type ReactNode, useId } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useFieldDraft } from '#renderer/record-ui/use-field-draft.ts';
import { Field } from '#renderer/ui/field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Participant } from '#shared/domain/participant.ts';
import { segmentNames } from './people-settings.ts';

/** The segment of a person: one of those in use is offered, a new one may be written. */
export function SegmentField({ person }: { readonly person: Participant }): ReactNode {
  const t = useText();
  const app = useApp();
  const list = useId();
  const names = useLive(segmentNames, []);
  const draft = useFieldDraft(`${person.id}/segment`, person.segment, async (segment, session) => {
    told(t, await setFields(app, 'participants', person.id, { segment }, session));
  });
  return (
    <Field label={t('participants.segment')}>
      {(control) => (
        <>
          <input
            {...control}
            type="text"
            dir="auto"
            list={list}
            value={draft.value}
            onChange={(event) => draft.onChange(event.currentTarget.value)}
            onBlur={draft.onBlur}
          />
          <datalist id={list}>
            {names?.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
