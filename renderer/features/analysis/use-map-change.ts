import type { App } from '#renderer/data/app.ts';
import type { CommitProblem } from '#renderer/data/commit.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { Result } from '#shared/domain/result.ts';

/** Does one of the changes to what the maps are read by, and tells a problem. */
export function useMapChange(): (change: (app: App) => Promise<Result<unknown, CommitProblem>>) => void {
  const t = useText();
  const app = useApp();
  return (change) =>
    background(
      change(app).then((done) => told(t, done)),
      t('links.problem.storage'),
    );
}
