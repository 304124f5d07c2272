import { Grid3x3, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { editGuide } from '#renderer/data/actions/guide-actions.ts';
import { guideVersions, interviewsByGuides } from '#renderer/data/queries/guide-queries.ts';
import { liveRecords, recordIn } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { EditableTitle } from '#renderer/record-ui/editable-title.tsx';
import { RecordGone } from '#renderer/record-ui/record-gone.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { go, hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { type Guide, questionsOf } from '#shared/domain/guide.ts';
import { plannedMinutes } from '#shared/domain/guide-edit.ts';
import type { Id } from '#shared/domain/ids.ts';
import { GuideBuilder } from './guide-builder.tsx';
import styles from './guide-page.module.css';
import { GuideReading } from './guide-reading.tsx';
import { useTrashGuide } from './use-trash-guide.ts';

/** One guide: the newest version to be changed, older ones to be read. The address names any of its versions. */
export function GuidePage({ place }: PlaceProps<'guide'>): ReactNode {
  const asked = useLive((app) => recordIn(app, 'guides', place.id), [place.id]);
  const familyId = asked?.familyId ?? place.id;
  const versions = useLive((app) => guideVersions(app, familyId), [familyId]);
  if (asked === undefined || versions === undefined) return null;
  const newest = versions.at(-1);
  if (asked === null || asked.deletedAt !== null || !newest) {
    return <RecordGone table="guides" id={place.id} trashed={asked && { title: asked.title }} />;
  }
  return <OpenGuide key={familyId} versions={versions} newest={newest} />;
}

interface OpenGuideProps {
  readonly versions: readonly Guide[];
  readonly newest: Guide;
}

function OpenGuide({ versions, newest }: OpenGuideProps): ReactNode {
  const t = useText();
  const app = useApp();
  const trash = useTrashGuide();
  // Kept by id: what was the newest version when it was chosen is still that one when another comes.
  const [reading, setReading] = useState<Id<'guide'> | null>(null);
  const older = versions.find(({ id }) => id === reading && id !== newest.id);
  const shown = older ?? newest;
  const discard = (): void => trash(newest, () => go({ kind: 'guides' }));
  useCommand('record.trash', { run: discard });
  const title = newest.title || t('guides.untitled');
  return (
    <Page
      title={title}
      heading={
        <EditableTitle
          id={newest.familyId}
          label={t('guides.name')}
          value={newest.title}
          placeholder={t('guides.untitled')}
          onSave={async (value, session) => told(t, await editGuide(app, newest.familyId, { title: value }, session))}
        />
      }
      subtitle={<Facts guide={shown} />}
      width="content"
      toolbar={
        <>
          <LinkButton icon={Grid3x3} href={hrefOf({ kind: 'coverage', id: newest.familyId })}>
            {t('guides.coverage')}
          </LinkButton>
          <IconButton icon={Trash2} label={t('guides.trash')} onClick={discard} />
        </>
      }
    >
      <div className={styles.about}>
        <StudySelect guide={newest} />
        {versions.length > 1 && (
          <Select
            label={t('guides.version')}
            value={shown.id as string}
            options={[...versions].reverse().map(({ id, version }) => ({
              value: id as string,
              label: t(id === newest.id ? 'guides.version.newest' : 'guides.version.older', { version }),
            }))}
            onChange={(id) => setReading(versions.find((one) => one.id === id)?.id ?? null)}
          />
        )}
      </div>
      <VersionNote guide={shown} isNewest={older === undefined} onNewest={() => setReading(null)} />
      {older ? <GuideReading guide={older} /> : <GuideBuilder guide={newest} />}
    </Page>
  );
}

function Facts({ guide }: { readonly guide: Guide }): ReactNode {
  const t = useText();
  const format = useFormat();
  const questions = questionsOf(guide);
  const minutes = plannedMinutes(guide.sections);
  const facts = [
    t('guides.facts.questions', { count: questions.length }),
    t('guides.facts.required', { count: questions.filter(({ required }) => required).length }),
    ...(minutes === null ? [] : [format.duration(minutes * 60_000)]),
  ];
  return <>{facts.join(' · ')}</>;
}

interface VersionNoteProps {
  readonly guide: Guide;
  readonly isNewest: boolean;
  readonly onNewest: () => void;
}

/** Who uses this version, and so what a change does. */
function VersionNote({ guide, isNewest, onNewest }: VersionNoteProps): ReactNode {
  const t = useText();
  const uses = useLive(async (app) => (await interviewsByGuides(app, [guide.id])).length, [guide.id]);
  if (uses === undefined) return null;
  const { version } = guide;
  if (!isNewest) {
    return (
      <p className={styles.version}>
        {t('guides.version.readOnly', { version, count: uses })}{' '}
        <Button onClick={onNewest}>{t('guides.version.toNewest')}</Button>
      </p>
    );
  }
  return (
    <p className={styles.version}>
      {uses === 0 ? t('guides.version.unused') : t('guides.version.used', { count: uses, version, next: version + 1 })}
    </p>
  );
}

function StudySelect({ guide }: { readonly guide: Guide }): ReactNode {
  const t = useText();
  const app = useApp();
  const studies = useLive((a) => liveRecords(a, 'studies'), []);
  const options = (studies ?? []).map(({ id, title }) => ({
    value: id as string,
    label: title || t('common.untitled'),
  }));
  const choose = async (value: string): Promise<void> => {
    const studyId = studies?.find(({ id }) => id === value)?.id ?? null;
    told(t, await editGuide(app, guide.familyId, { studyId }));
  };
  return (
    <Select
      label={t('guides.study')}
      value={guide.studyId ?? ''}
      options={[{ value: '', label: t('guides.study.none') }, ...options]}
      onChange={(value) => background(choose(value), t('guides.failed'))}
    />
  );
}
