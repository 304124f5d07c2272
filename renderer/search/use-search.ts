import { createContext, useContext } from 'react';
import { must } from '#shared/domain/assert.ts';
import type { SearchClient } from './search-client.ts';

export const SearchContext = createContext<SearchClient | null>(null);

/** The search worker of this window. */
export const useSearch = (): SearchClient => must(useContext(SearchContext), 'a component inside SearchContext');
