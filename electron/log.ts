import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** A code or a number that says nothing of what people wrote: an id of a call, a reason, an error's code. */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

export interface LogLimits {
  readonly mostBytes: number;
  readonly files: number;
}

/**
 * What happened in main, for somebody who looks for a fault: on this computer only, a line of JSON each, in a few files of bounded size. A
 * text that is no code is not written, whatever it is.
 */
export class Log {
  readonly #folder: string;
  readonly #limits: LogLimits;
  readonly #now: () => Date;

  constructor(folder: string, limits: LogLimits = { mostBytes: 1024 * 1024, files: 5 }, now = () => new Date()) {
    this.#folder = folder;
    this.#limits = limits;
    this.#now = now;
  }

  /** Never throws: a full disk must not end what is told about. */
  write(event: string, fields: LogFields = {}): void {
    const clean = Object.entries({ event, ...fields }).map(([key, value]) => [key, cleaned(value)]);
    const line = `${JSON.stringify({ at: this.#now().toISOString(), ...Object.fromEntries(clean) })}\n`;
    try {
      mkdirSync(this.#folder, { recursive: true });
      if (sizeOf(this.#file(0)) + line.length > this.#limits.mostBytes) this.#roll();
      appendFileSync(this.#file(0), line);
    } catch {
      // Nobody is left to be told.
    }
  }

  /** The newest lines, oldest first. */
  newest(most: number): readonly string[] {
    const lines: string[] = [];
    for (let i = 0; i < this.#limits.files && lines.length < most; i++) {
      try {
        lines.unshift(...readFileSync(this.#file(i), 'utf8').split('\n').filter(Boolean));
      } catch {
        break;
      }
    }
    return lines.slice(-most);
  }

  #file(back: number): string {
    return path.join(this.#folder, back === 0 ? 'throughline.log' : `throughline.${back}.log`);
  }

  #roll(): void {
    const last = this.#limits.files - 1;
    rmSync(this.#file(last), { force: true });
    for (let back = last - 1; back >= 0; back--) {
      if (sizeOf(this.#file(back)) > 0) renameSync(this.#file(back), this.#file(back + 1));
    }
  }
}

/** What an error is, without its text: that may hold paths. */
export function errorFields(cause: unknown): LogFields {
  if (!(cause instanceof Error)) return { error: typeof cause };
  const code = 'code' in cause ? cause.code : undefined;
  return { error: cause.name, ...(typeof code === 'string' ? { code } : {}) };
}

/** Of code: no space, no slash, no at-sign, and no longer than our ids. */
const CODE = /^[\w.:-]{1,64}$/;

function cleaned(value: string | number | boolean): string | number | boolean {
  return typeof value !== 'string' || CODE.test(value) ? value : '?';
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
