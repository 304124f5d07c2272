import type { App } from '#renderer/data/app.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { MOST_LABELS } from '#renderer/search/labels.ts';
import type { AnyId, IdKind } from '#shared/domain/ids.ts';

/** A record as the palette lists it. */
export interface PaletteRecord {
  readonly id: AnyId;
  readonly kind: IdKind;
  readonly text: string;
  readonly also: string;
  readonly updatedAt: string;
}

/** The records that have a name, last changed first. What is older than the newest thousand is found by its text. */
export async function paletteRecords(app: App): Promise<readonly PaletteRecord[]> {
  const [interviews, insights, needs, goals, studies, participants, tags] = await Promise.all([
    liveRecords(app, 'interviews'),
    liveRecords(app, 'insights'),
    liveRecords(app, 'needs'),
    liveRecords(app, 'goals'),
    liveRecords(app, 'studies'),
    liveRecords(app, 'participants'),
    liveRecords(app, 'tags'),
  ]);
  const titled = (kind: IdKind) => (record: Titled) => row(kind, record, record.title, '');
  const all = [
    ...interviews.map(titled('interview')),
    ...insights.map(titled('insight')),
    ...needs.map(titled('need')),
    ...goals.map(titled('goal')),
    ...studies.map(titled('study')),
    ...participants.map((record) => row('participant', record, record.alias, `${record.name} ${record.company}`)),
    ...tags.map((record) => row('tag', record, record.label, record.aliases.join(' '))),
  ];
  return all.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0)).slice(0, MOST_LABELS);
}

interface Titled {
  readonly id: AnyId;
  readonly title: string;
  readonly updatedAt: string;
}

function row(kind: IdKind, { id, updatedAt }: Omit<Titled, 'title'>, text: string, also: string): PaletteRecord {
  return { id, kind, text, also, updatedAt };
}
