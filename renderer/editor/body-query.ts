import type { App } from '#renderer/data/app.ts';
import { bodyOf, highlightsIn } from '#renderer/data/queries/interview-queries.ts';
import type { Body } from '#shared/domain/body.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { AnyId } from '#shared/domain/ids.ts';

export interface StoredBody {
  /** Null until its first word is saved. */
  readonly body: Body | null;
  readonly highlights: readonly Highlight[];
}

/** A text and its highlights as of one moment: anchors of one save would be wrong in the text of another. */
export function storedBody(app: App, ownerId: AnyId): Promise<StoredBody> {
  return app.db.transaction('r', app.db.bodies, app.db.highlights, async () => ({
    body: await bodyOf(app, ownerId),
    highlights: await highlightsIn(app, ownerId),
  }));
}
