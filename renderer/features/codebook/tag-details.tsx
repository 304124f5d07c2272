import { Archive, Check, Combine, Highlighter, Search, Split, Trash2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useFieldDraft } from '#renderer/record-ui/use-field-draft.ts';
import { hrefOf } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TagChip } from '#renderer/ui/tag-chip.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Tag } from '#shared/domain/tag.ts';
import { moveTag } from './codebook-actions.ts';
import type { CodebookRow } from './codebook-outline.ts';
import { groupOf, groupOptions } from './group-options.ts';
import { HueField } from './hue-field.tsx';
import { aliasesOf, clashOf } from './tag-aliases.ts';
import styles from './tag-details.module.css';
import { TagUses } from './tag-uses.tsx';
import { toldTag } from './tell-tag-problem.ts';
import type { TagWork } from './use-tag-work.tsx';

export interface TagDetailsProps {
  readonly row: CodebookRow;
  readonly tags: readonly Tag[];
  readonly work: TagWork;
  readonly onAutoCode: () => void;
  readonly onTrash: () => void;
  readonly onClose: () => void;
}

/** Everything about one tag or group. What is typed is saved as it is typed. */
export function TagDetails({ row, tags, work, onAutoCode, onTrash, onClose }: TagDetailsProps): ReactNode {
  const { tag, uses, people } = row;
  const t = useText();
  const app = useApp();
  const set = (
    fields: Partial<Pick<Tag, 'hue' | 'definition' | 'aliases' | 'includes' | 'excludes'>>,
    session?: string,
  ): Promise<unknown> => setFields(app, 'tags', tag.id, fields, session).then((done) => told(t, done));
  const definition = useFieldDraft(`${tag.id}/definition`, tag.definition, (value, session) =>
    set({ definition: value }, session),
  );
  const includes = useFieldDraft(`${tag.id}/includes`, tag.includes, (value, session) =>
    set({ includes: value }, session),
  );
  const excludes = useFieldDraft(`${tag.id}/excludes`, tag.excludes, (value, session) =>
    set({ excludes: value }, session),
  );
  const run = (action: Promise<unknown>): void => background(action, t('links.problem.storage'));
  return (
    <div className={styles.details}>
      <IconButton
        icon={X}
        size="small"
        label={t('codebook.details.close')}
        className={styles.close}
        onClick={onClose}
      />
      <h2 className={styles.title}>
        {tag.codable ? <TagChip label={tag.label || t('common.untitled')} hue={tag.hue} /> : <bdi>{tag.label}</bdi>}
      </h2>
      <p className={styles.figures}>
        {t('codebook.uses', { count: uses })}, {t('codebook.people', { count: people })}
      </p>
      {tag.proposed && (
        <div className={styles.proposal}>
          <p>{t('codebook.proposed.what')}</p>
          <Button variant="primary" icon={Check} onClick={() => work.accept(tag)}>
            {t('codebook.accept')}
          </Button>
        </div>
      )}
      {tag.archived && <p className={styles.figures}>{t('codebook.archived.what')}</p>}
      {tag.codable && (
        <LinkButton icon={Highlighter} href={hrefOf({ kind: 'highlights', tag: tag.id })} className={styles.open}>
          {t('codebook.open')}
        </LinkButton>
      )}
      <TextArea
        label={t('codebook.definition')}
        hint={t(tag.codable ? 'codebook.definition.hint' : 'codebook.definition.groupHint')}
        rows={4}
        value={definition.value}
        onChange={definition.onChange}
        onBlur={definition.onBlur}
      />
      {tag.codable && (
        <>
          <TextArea
            label={t('codebook.includes')}
            hint={t('codebook.includes.hint')}
            rows={2}
            value={includes.value}
            onChange={includes.onChange}
            onBlur={includes.onBlur}
          />
          <TextArea
            label={t('codebook.excludes')}
            hint={t('codebook.excludes.hint')}
            rows={2}
            value={excludes.value}
            onChange={excludes.onChange}
            onBlur={excludes.onBlur}
          />
          <Aliases tag={tag} tags={tags} onSave={(aliases, session) => set({ aliases: [...aliases] }, session)} />
          <Select
            label={t('codebook.group')}
            value={groupOf(tags, tag)}
            options={groupOptions(tags, [tag], t('codebook.group.none'))}
            onChange={(parent) =>
              run(moveTag(app, tag.id, parent === '' ? null : parent).then((done) => toldTag(t, done)))
            }
          />
        </>
      )}
      <HueField value={tag.hue} onChange={(hue) => run(set({ hue }))} />
      {tag.codable && <TagUses tag={tag} />}
      <div className={styles.actions}>
        {tag.codable && (
          <Button icon={Search} onClick={onAutoCode}>
            {t('autoCode.with')}
          </Button>
        )}
        <Button icon={Combine} onClick={() => work.merge([tag])}>
          {t('codebook.merge')}
        </Button>
        {tag.codable && (
          <Button icon={Split} disabled={uses < 2} onClick={() => work.split(tag)}>
            {t('codebook.split')}
          </Button>
        )}
        <Button icon={Archive} onClick={() => work.archive([tag], !tag.archived)}>
          {t(tag.archived ? 'codebook.unarchive' : 'codebook.archive')}
        </Button>
        <Button icon={Trash2} onClick={onTrash}>
          {t('trash.confirm')}
        </Button>
      </div>
    </div>
  );
}

interface AliasesProps {
  readonly tag: Tag;
  readonly tags: readonly Tag[];
  readonly onSave: (aliases: readonly string[], session: string) => Promise<unknown>;
}

/** Other names under which the tag is found. A name that another tag has stays in the field, unsaved, and says whose it is. */
function Aliases({ tag, tags, onSave }: AliasesProps): ReactNode {
  const t = useText();
  const draft = useFieldDraft(`${tag.id}/aliases`, tag.aliases.join(', '), (value, session) =>
    onSave(
      aliasesOf(value).filter((alias) => clashOf(tags, tag, alias) === undefined),
      session,
    ),
  );
  const clash = aliasesOf(draft.value)
    .map((alias) => clashOf(tags, tag, alias))
    .find((other) => other !== undefined);
  return (
    <TextField
      label={t('codebook.aliases')}
      hint={t('codebook.aliases.hint')}
      error={clash ? t('codebook.aliases.exists', { label: clash.label }) : null}
      value={draft.value}
      onChange={draft.onChange}
      onBlur={draft.onBlur}
    />
  );
}
