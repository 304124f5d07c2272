import { Bookmark } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { changeView, removeView, saveView, type ViewParams, viewsOf } from '#renderer/data/actions/view-actions.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { go, type PlaceOf } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import type { MenuEntry } from '#renderer/ui/menu.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { SavedView } from '#shared/domain/saved-view.ts';
import { told } from './tell-problem.ts';
import { undoToast } from './undo-toast.ts';

type ListPlace = PlaceOf<'interviews'> | PlaceOf<'highlights'> | PlaceOf<'insights'>;

/** Filter, sort, group and tab of a list under a name. The name says when the list no longer shows what the view keeps. */
export function SavedViews({ place }: { readonly place: ListPlace }): ReactNode {
  const t = useText();
  const app = useApp();
  const views = useLive((live) => viewsOf(live, place.kind), [place.kind]);
  const [naming, setNaming] = useState(false);
  if (views === undefined) return null;
  const failed = t('links.problem.storage');
  const now = paramsOf(place);
  const current = views.find(({ id }) => id === place.saved);
  const isChanged = current !== undefined && !sameParams(current.params, now);
  const show = (view: SavedView): void => {
    // What was kept is read like any address: what is odd in it falls away there.
    go({ kind: place.kind, ...view.params, saved: view.id } as ListPlace);
  };
  const keep = async (): Promise<void> => {
    if (current) told(t, await changeView(app, current, now));
  };
  const remove = async (view: SavedView): Promise<void> => {
    if (told(t, await removeView(app, view)) === null) return;
    undoToast(app, t, t('views.removed', { title: view.title }));
    go({ ...place, saved: undefined }, { replace: true });
  };
  const item = (id: string, label: string, onSelect: () => void, checked?: boolean): MenuEntry => ({
    kind: 'item',
    id,
    label,
    onSelect,
    ...(checked === undefined ? {} : { checked }),
  });
  const own: readonly MenuEntry[] = current
    ? [
        { kind: 'separator', id: 'line-1' },
        ...(isChanged
          ? [
              item('keep', t('views.keep', { title: current.title }), () => background(keep(), failed)),
              item('reset', t('views.reset', { title: current.title }), () => show(current)),
            ]
          : []),
        item('remove', t('views.remove', { title: current.title }), () => background(remove(current), failed)),
      ]
    : [];
  return (
    <>
      <MenuButton
        icon={Bookmark}
        label={current ? t(isChanged ? 'views.changed' : 'views.current', { title: current.title }) : t('views.title')}
        items={[
          ...views.map((view) => item(view.id, view.title, () => show(view), view === current)),
          ...(views.length > 0 ? [{ kind: 'separator', id: 'line-0' } as const] : []),
          item('save', t('views.save'), () => setNaming(true)),
          ...own,
        ]}
      />
      {naming && (
        <NameView
          onClose={() => setNaming(false)}
          onName={async (title) => {
            setNaming(false);
            const id = told(t, await saveView(app, { place: place.kind, title, params: now }));
            if (id !== null) go({ ...place, saved: id }, { replace: true });
          }}
        />
      )}
    </>
  );
}

interface NameViewProps {
  readonly onName: (title: string) => Promise<void>;
  readonly onClose: () => void;
}

function NameView({ onName, onClose }: NameViewProps): ReactNode {
  const t = useText();
  const form = useId();
  const [title, setTitle] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (title.trim() !== '') background(onName(title), t('links.problem.storage'));
  };
  return (
    <Dialog
      title={t('views.save.title')}
      width="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form={form} disabled={title.trim() === ''}>
            {t('views.save.do')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <TextField label={t('views.name')} value={title} onChange={setTitle} />
      </form>
    </Dialog>
  );
}

/** What of the address a view keeps: not which record is looked at, nor which view it is. */
function paramsOf(place: ListPlace): ViewParams {
  const { kind: _, saved: __, ...rest } = place;
  const entries = Object.entries(rest).filter(
    ([name, value]) => name !== 'highlight' && value !== undefined && value !== '',
  );
  return Object.fromEntries(entries) as ViewParams;
}

function sameParams(a: ViewParams, b: ViewParams): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => a[name] === b[name]);
}
