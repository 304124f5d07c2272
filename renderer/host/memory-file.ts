/** Bytes as they are read, and as a crash leaves them. Appending copies nothing. */
export class MemoryFile {
  #bytes: Uint8Array;
  size: number;
  #safe: { readonly bytes: Uint8Array; readonly size: number };

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.size = bytes.length;
    this.#safe = { bytes, size: bytes.length };
  }

  read(offset: number, length: number): Uint8Array {
    return this.#bytes.slice(offset, Math.max(offset, Math.min(this.size, offset + length)));
  }

  write(offset: number, bytes: Uint8Array): void {
    const end = offset + bytes.length;
    this.#own(Math.min(offset, this.size), end);
    if (offset > this.size) this.#bytes.fill(0, this.size, offset);
    this.#bytes.set(bytes, offset);
    this.size = Math.max(this.size, end);
  }

  truncate(size: number): void {
    if (size > this.size) this.write(size, new Uint8Array());
    this.size = size;
  }

  sync(): void {
    this.#safe = { bytes: this.#bytes, size: this.size };
  }

  crash(torn: number): void {
    const { bytes, size } = this.#safe;
    const isGrown = this.size > size && torn > 0;
    this.#bytes = isGrown ? this.read(0, size + torn) : bytes.slice(0, size);
    this.size = this.#bytes.length;
    this.sync();
  }

  /** Makes room up to `end`, and a copy when flushed bytes from `from` on would change. */
  #own(from: number, end: number): void {
    const isShared = this.#bytes === this.#safe.bytes && from < this.#safe.size;
    if (!isShared && end <= this.#bytes.length) return;
    const next = new Uint8Array(end <= this.#bytes.length ? this.#bytes.length : Math.max(end, this.size * 2));
    next.set(this.#bytes.subarray(0, this.size));
    this.#bytes = next;
  }
}
