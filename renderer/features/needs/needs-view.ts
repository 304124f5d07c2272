import { create } from 'zustand';

interface NeedsView {
  /** Needs whose branch is closed. */
  readonly collapsed: ReadonlySet<string>;
  readonly setCollapsed: (collapsed: ReadonlySet<string>) => void;
}

/** How the outline looks in this window: it is as it was left when a person comes back from a need. */
export const useNeedsView = create<NeedsView>()((set) => ({
  collapsed: new Set(),
  setCollapsed: (collapsed) => set({ collapsed }),
}));
