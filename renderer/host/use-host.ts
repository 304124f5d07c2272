import { createContext, useContext } from 'react';
import type { Host } from '#shared/contract/host.ts';
import { must } from '#shared/domain/assert.ts';

const HostContext = createContext<Host | null>(null);

/** Gives the Host to everything below: `<HostProvider value={host}>`. */
export const HostProvider = HostContext.Provider;

export function useHost(): Host {
  return must(useContext(HostContext), 'a HostProvider above this component');
}
