import type { ReactNode } from 'react';
import { chooseGuide } from '#renderer/data/actions/guide-actions.ts';
import { type GuideInUse, guidesToAsk } from '#renderer/data/queries/guide-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { hrefOf } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';
import styles from './guide-panel.module.css';
import { told } from './tell-problem.ts';

export interface GuideSelectProps {
  readonly interviewId: Id<'interview'>;
  readonly inUse: GuideInUse | null;
}

/** Which guide an interview asks by. It keeps the version that it took; a newer one is only offered. */
export function GuideSelect({ interviewId, inUse }: GuideSelectProps): ReactNode {
  const t = useText();
  const app = useApp();
  const guides = useLive(guidesToAsk, []);
  if (guides === undefined) return null;
  const choose = async (id: Id<'guide'> | null): Promise<void> => {
    told(t, await chooseGuide(app, interviewId, id));
  };
  const take = (id: Id<'guide'> | null): void => background(choose(id), t('links.problem.storage'));
  const own = inUse?.guide;
  // The version in use stands for its guide, also where it is no longer the newest one.
  const offered = [...(own ? [own] : []), ...guides.filter(({ familyId }) => familyId !== own?.familyId)];
  if (offered.length === 0) {
    return (
      <p className={styles.meta}>
        {t('guides.choose.empty')} <a href={hrefOf({ kind: 'guides' })}>{t('guides.choose.write')}</a>
      </p>
    );
  }
  const isOld = inUse !== null && inUse.newest.id !== inUse.guide.id;
  return (
    <div className={styles.choose}>
      <Select
        label={t('guides.choose')}
        value={own?.id ?? ''}
        options={[
          { value: '', label: t('guides.choose.none') },
          ...offered.map(({ id, title, version }) => ({
            value: id as string,
            label: t('guides.choose.version', { title: title || t('guides.untitled'), version }),
          })),
        ]}
        onChange={(id) => take(offered.find((one) => one.id === id)?.id ?? null)}
      />
      {isOld && (
        <p className={styles.newer}>
          {t('guides.choose.newer', { version: inUse.newest.version })}{' '}
          <Button onClick={() => take(inUse.newest.id)}>
            {t('guides.choose.move', { version: inUse.newest.version })}
          </Button>
        </p>
      )}
    </div>
  );
}
