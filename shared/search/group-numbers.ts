import { keyHash } from './segment.ts';
import { packIds } from './string-list.ts';

/** Gives each group of the index a number. Holds the ids packed, end to end: a map of strings would take five times the room. */
export class GroupNumbers {
  size = 0;
  private bytes = new Uint8Array(1 << 10);
  private ends = new Uint32Array(1 << 6);
  private table = new Uint32Array(1 << 7);
  private hashes = new Uint32Array(1 << 6);

  number(groupId: string): number {
    const packed = packIds([groupId]).bytes;
    const hash = keyHash(groupId);
    let at = hash & (this.table.length - 1);
    for (;;) {
      const known = (this.table[at] ?? 0) - 1;
      if (known < 0) break;
      if (this.hashes[known] === hash && this.isAt(known, packed)) return known;
      at = (at + 1) & (this.table.length - 1);
    }
    return this.add(packed, hash);
  }

  private isAt(number: number, packed: Uint8Array): boolean {
    const start = number === 0 ? 0 : (this.ends[number - 1] ?? 0);
    if ((this.ends[number] ?? 0) - start !== packed.length) return false;
    for (let i = 0; i < packed.length; i++) if (this.bytes[start + i] !== packed[i]) return false;
    return true;
  }

  private add(packed: Uint8Array, hash: number): number {
    if (this.size === this.ends.length) this.grow();
    const start = this.size === 0 ? 0 : (this.ends[this.size - 1] ?? 0);
    if (start + packed.length > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.bytes.length * 2, start + packed.length));
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes.set(packed, start);
    this.ends[this.size] = start + packed.length;
    this.hashes[this.size] = hash;
    this.put(this.size);
    this.size++;
    return this.size - 1;
  }

  private put(number: number): void {
    let at = (this.hashes[number] ?? 0) & (this.table.length - 1);
    while (this.table[at] !== 0) at = (at + 1) & (this.table.length - 1);
    this.table[at] = number + 1;
  }

  private grow(): void {
    const [ends, hashes] = [this.ends, this.hashes];
    this.ends = new Uint32Array(ends.length * 2);
    this.ends.set(ends);
    this.hashes = new Uint32Array(hashes.length * 2);
    this.hashes.set(hashes);
    this.table = new Uint32Array(this.table.length * 2);
    for (let number = 0; number < this.size; number++) this.put(number);
  }
}
