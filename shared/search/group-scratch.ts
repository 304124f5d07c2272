/** Space for folding what one query found by group: kept between queries, so that an answer costs what it finds, not what there is. */
export class GroupScratch {
  best = new Float64Array(0);
  segment = new Int32Array(0);
  doc = new Int32Array(0);
  units = new Uint32Array(0);
  kinds = new Uint32Array(0);
  /** Last mark put on a group, for counting each once. */
  mark = new Uint32Array(0);
  touched = new Uint32Array(0);
  touchedCount = 0;
  private lastMark = 0;

  /** Makes room for `size` groups and forgets what was there. */
  begin(size: number): void {
    for (let i = 0; i < this.touchedCount; i++) {
      const group = this.touched[i] ?? 0;
      this.kinds[group] = 0;
      this.units[group] = 0;
    }
    this.touchedCount = 0;
    if (size <= this.best.length) return;
    const room = Math.max(1024, Math.ceil(size * 1.25));
    this.best = new Float64Array(room);
    this.segment = new Int32Array(room);
    this.doc = new Int32Array(room);
    this.units = new Uint32Array(room);
    this.kinds = new Uint32Array(room);
    this.mark = new Uint32Array(room);
    this.touched = new Uint32Array(room);
    this.lastMark = 0;
  }

  /** A mark that no group has yet. */
  nextMark(): number {
    if (this.lastMark === 0xffff_ffff) {
      this.mark.fill(0);
      this.lastMark = 0;
    }
    this.lastMark++;
    return this.lastMark;
  }
}
