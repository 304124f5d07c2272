/** How loud a recording is, over time: enough to draw it, and small: 14 kB an hour. */
export interface Peaks {
  readonly msPerPeak: number;
  /** 0..255, one for each stretch of `msPerPeak`. */
  readonly values: Uint8Array;
}

const MS_PER_PEAK = 250;

/** Gathers samples as they come into peaks. */
export class PeakGatherer {
  readonly #perPeak: number;
  readonly #values: number[] = [];
  #loudest = 0;
  #count = 0;

  /** `rate`: samples a second. */
  constructor(rate: number) {
    this.#perPeak = Math.max(1, Math.round((rate * MS_PER_PEAK) / 1000));
  }

  /** `size`: 0..1, of either sign. */
  add(size: number): void {
    const loud = size < 0 ? -size : size;
    if (loud > this.#loudest) this.#loudest = loud;
    this.#count += 1;
    if (this.#count >= this.#perPeak) this.#close();
  }

  peaks(): Peaks {
    if (this.#count > 0) this.#close();
    return { msPerPeak: MS_PER_PEAK, values: Uint8Array.from(this.#values) };
  }

  #close(): void {
    this.#values.push(Math.round(Math.min(1, this.#loudest) * 255));
    this.#loudest = 0;
    this.#count = 0;
  }
}

/** Peaks out of what was stored; null where they are none. */
export function readPeaks(value: unknown): Peaks | null {
  if (typeof value !== 'object' || value === null || !('msPerPeak' in value) || !('values' in value)) return null;
  const { msPerPeak, values } = value;
  return typeof msPerPeak === 'number' && msPerPeak > 0 && values instanceof Uint8Array ? { msPerPeak, values } : null;
}
