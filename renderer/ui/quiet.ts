/**
 * While an interview is held nothing may come up by itself. What can wait (news of an update, hints) asks here first and stays away;
 * trouble with saving is told at any time.
 */
export const isQuiet = (): boolean => holders > 0;

/** Asks for quiet. Returns its own undo. */
export function beQuiet(): () => void {
  holders += 1;
  let isHeld = true;
  return () => {
    if (isHeld) holders -= 1;
    isHeld = false;
  };
}

let holders = 0;
