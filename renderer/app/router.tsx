import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  useParams,
  useSearch,
} from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PLACES, type PlaceKind, readPlace } from '../routes.ts';
import { PlaceView } from './place-view.tsx';
import { Shell } from './shell.tsx';
import { UnknownPlace } from './unknown-place.tsx';

/** The addresses after `#`. What a place is and what its address says is decided in routes.ts: the router only listens. */
export function createAppRouter() {
  // Object.keys widens the keys of a const object to string.
  const kinds = (Object.keys(PLACES) as PlaceKind[]).filter((kind) => kind !== 'gallery' || import.meta.env.DEV);
  return createRouter({
    routeTree: root.addChildren(kinds.map(routeOf)),
    history: createHashHistory(),
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(Object.entries(search).map(([key, value]) => [key, String(value)])).toString();
      return text === '' ? '' : `?${text}`;
    },
  });
}

const root = createRootRoute({
  component: () => (
    <Shell>
      <Outlet />
    </Shell>
  ),
  notFoundComponent: UnknownPlace,
});

function routeOf(kind: PlaceKind) {
  return createRoute({
    getParentRoute: () => root,
    path: PLACES[kind].path,
    component: () => <RoutePage kind={kind} />,
  });
}

function RoutePage({ kind }: { readonly kind: PlaceKind }): ReactNode {
  const params: Readonly<Record<string, string>> = useParams({ strict: false });
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const place = readPlace(kind, params.id, search);
  return place === null ? <UnknownPlace /> : <PlaceView place={place} />;
}
