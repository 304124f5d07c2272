import { Tag as TagIcon } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { tagForLabel } from '#renderer/data/actions/highlight-actions.ts';
import { tagInterview } from '#renderer/data/actions/interview-tag-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { Section, SectionNote } from '#renderer/record-ui/section.tsx';
import { TagPicker } from '#renderer/record-ui/tag-picker.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { hrefOf } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Popover } from '#renderer/ui/popover.tsx';
import { TagChip } from '#renderer/ui/tag-chip.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';
import type { Tag } from '#shared/domain/tag.ts';
import type { InterviewData } from './interview-data.ts';
import styles from './interview-page.module.css';

/** Tags on the interview as a whole, beside those on its words. */
export function InterviewTags({ data: { interview, codebook } }: { readonly data: InterviewData }): ReactNode {
  const t = useText();
  const app = useApp();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  if (!codebook) return null;
  const set = (tag: Tag, on: boolean): void =>
    background(
      tagInterview(app, interview.id, tag, on).then((done) => told(t, done)),
      t('highlights.failed'),
    );
  const create = async (label: string, parentId: Id<'tag'> | null): Promise<void> => {
    const { tag, made } = await tagForLabel(app, label, parentId);
    told(t, await tagInterview(app, interview.id, tag, true, made));
  };
  const tags = interview.tagIds.flatMap((id) => codebook.byId.get(id) ?? []);
  const after = (stay: boolean): void => setOpen(stay);
  return (
    <Section
      title={t('transcript.details.tags')}
      action={
        <Button ref={button} icon={TagIcon} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('highlights.tags.add')}
        </Button>
      }
    >
      {tags.length === 0 && <SectionNote>{t('transcript.details.noTags')}</SectionNote>}
      <div className={styles.people}>
        {tags.map((tag) => (
          <TagChip
            key={tag.id}
            label={tag.label}
            hue={tag.hue}
            href={hrefOf({ kind: 'codebook', tag: tag.id })}
            onRemove={() => set(tag, false)}
            removeLabel={t('highlights.tags.remove', { tag: tag.label })}
          />
        ))}
      </div>
      {isOpen && button.current && (
        <Popover anchor={button.current} label={t('transcript.details.tags')} onClose={() => setOpen(false)}>
          <div className={styles.tagPicker}>
            <TagPicker
              codebook={codebook}
              checked={new Set(tags.map(({ id }) => id))}
              autoFocus
              onToggle={(tag, stay) => {
                set(tag, !interview.tagIds.includes(tag.id));
                after(stay);
              }}
              onCreate={(label, parentId, stay) => {
                background(create(label, parentId), t('highlights.failed'));
                after(stay);
              }}
            />
          </div>
        </Popover>
      )}
    </Section>
  );
}
