import { globalShortcut } from 'electron';

/** Works in every program. */
const QUICK_CAPTURE_KEYS = 'CommandOrControl+Shift+Space';

/** Keys that work in every program, while the person wants them: `capture` brings the app forward with an empty note. Off at first. */
export class QuickCapture {
  readonly #capture: () => void;

  constructor(capture: () => void) {
    this.#capture = capture;
  }

  /** Whether the keys are ours now: false too where another program has them. */
  set(on: boolean): boolean {
    if (!on) {
      globalShortcut.unregister(QUICK_CAPTURE_KEYS);
      return false;
    }
    return (
      globalShortcut.isRegistered(QUICK_CAPTURE_KEYS) || globalShortcut.register(QUICK_CAPTURE_KEYS, this.#capture)
    );
  }
}
