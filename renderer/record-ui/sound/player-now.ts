import { useSyncExternalStore } from 'react';
import type { Player, PlayerState } from './player.ts';

/** The player on the page, for all who can play something by it: times of a note, segments, quotes. Null where nothing can be played. */
export const playerNow = (): Player | null => current;

export function usePlayerNow(): Player | null {
  return useSyncExternalStore(subscribe, playerNow);
}

/** The state of a player, told anew as it plays. */
export function usePlayerState(player: Player): PlayerState {
  return useSyncExternalStore(player.subscribe, player.state);
}

/** Says which player is on the page. Returns its own undo. */
export function setPlayerNow(player: Player): () => void {
  current = player;
  tell();
  return () => {
    if (current !== player) return;
    current = null;
    tell();
  };
}

let current: Player | null = null;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
