/** What an encoded reference points at: a tag, then the fields of that kind of object. */
type HeapCell = [tag: string, ...fields: unknown[]];

/** DataView, or one of the typed arrays. */
interface ViewConstructor {
  new (buffer: ArrayBuffer, offset: number, length: number): ArrayBufferView;
  BYTES_PER_ELEMENT?: number;
}

/**
 * JSON carrier for the values that structured clone accepts, used on both ends of IPC.
 *
 * The function is also injected into pages as source text (String(makeCodec)), so it must not use anything outside
 * itself but the language's own globals.
 */
export function makeCodec() {
  const notCloneable = () => new Error('An object could not be cloned.');
  const inNode = typeof Buffer !== 'undefined';

  function toBase64(bytes: Uint8Array): string {
    if (inNode) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
    return (bytes as unknown as { toBase64(): string }).toBase64(); // newer than the types
  }

  function fromBase64(text: string): Uint8Array<ArrayBuffer> {
    return inNode
      ? new Uint8Array(Buffer.from(text, 'base64'))
      : (Uint8Array as unknown as { fromBase64(text: string): Uint8Array<ArrayBuffer> }).fromBase64(text);
  }

  function encode(value: unknown): string {
    const heap: (HeapCell | null)[] = [];
    const indexOf = new Map<object, number>();

    function encodeValue(v: unknown): unknown {
      switch (typeof v) {
        case 'string':
        case 'boolean':
          return v;
        case 'number':
          if (Object.is(v, -0)) return ['number', '-0'];
          return Number.isFinite(v) ? v : ['number', String(v)];
        case 'undefined':
          return ['undefined'];
        case 'bigint':
          return ['bigint', String(v)];
        case 'function':
        case 'symbol':
          throw notCloneable();
      }
      if (v === null || typeof v !== 'object') return null;
      const known = indexOf.get(v);
      if (known !== undefined) return ['ref', known];
      const index = heap.length;
      indexOf.set(v, index);
      heap.push(null);
      heap[index] = encodeObject(v);
      return ['ref', index];
    }

    function encodeObject(v: object): HeapCell {
      const kind = Object.prototype.toString.call(v).slice(8, -1);
      if (Array.isArray(v)) return ['Array', v.map(encodeValue)];
      if (kind === 'Date') return ['Date', (v as Date).getTime()];
      if (kind === 'RegExp') return ['RegExp', (v as RegExp).source, (v as RegExp).flags];
      if (kind === 'Map')
        return ['Map', [...(v as Map<unknown, unknown>)].map(([key, item]) => [encodeValue(key), encodeValue(item)])];
      if (kind === 'Set') return ['Set', [...(v as Set<unknown>)].map(encodeValue)];
      if (kind === 'ArrayBuffer') return ['ArrayBuffer', toBase64(new Uint8Array(v as ArrayBuffer))];
      if (ArrayBuffer.isView(v)) {
        return ['View', kind, toBase64(new Uint8Array(v.buffer as ArrayBuffer, v.byteOffset, v.byteLength))];
      }
      if (kind === 'Error' || v instanceof Error) {
        const { name, message, stack } = v as Error;
        return ['Error', name, message, stack];
      }
      if (kind === 'Object') return ['Object', Object.entries(v).map(([key, item]) => [key, encodeValue(item)])];
      throw notCloneable(); // Blob, File, DOM nodes, Promise, WeakMap ...
    }

    const root = encodeValue(value);
    return JSON.stringify([root, heap]);
  }

  function decode(text: string): unknown {
    const [root, heap] = JSON.parse(text) as [unknown, HeapCell[]];
    const done = new Map<number, unknown>();

    function decodeValue(v: unknown): unknown {
      if (!Array.isArray(v)) return v;
      if (v[0] === 'number') return Number(v[1]);
      if (v[0] === 'undefined') return undefined;
      if (v[0] === 'bigint') return BigInt(v[1]);
      const index: number = v[1];
      return done.has(index) ? done.get(index) : decodeObject(index);
    }

    /** Registers the object before its parts are decoded, so that cycles find it. */
    function keep<T>(index: number, object: T): T {
      done.set(index, object);
      return object;
    }

    function decodeObject(index: number): unknown {
      const [kind, first, second, third] = heap[index] as HeapCell;
      switch (kind) {
        case 'Array': {
          const array = keep<unknown[]>(index, []);
          for (const item of first as unknown[]) array.push(decodeValue(item));
          return array;
        }
        case 'Map': {
          const map = keep(index, new Map());
          for (const [key, item] of first as [unknown, unknown][]) map.set(decodeValue(key), decodeValue(item));
          return map;
        }
        case 'Set': {
          const set = keep(index, new Set());
          for (const item of first as unknown[]) set.add(decodeValue(item));
          return set;
        }
        case 'Object': {
          const object = keep<Record<string, unknown>>(index, {});
          for (const [key, item] of first as [string, unknown][]) {
            const value = decodeValue(item); // defineProperty: a key named __proto__ must stay a plain key
            Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
          }
          return object;
        }
        case 'Date':
          return keep(index, new Date(first as number));
        case 'RegExp':
          return keep(index, new RegExp(first as string, second as string));
        case 'ArrayBuffer':
          return keep(index, fromBase64(first as string).buffer);
        case 'View': {
          const { buffer, byteLength } = fromBase64(second as string);
          const View = (globalThis as unknown as Record<string, ViewConstructor>)[first as string] as ViewConstructor;
          return keep(index, new View(buffer, 0, byteLength / (View.BYTES_PER_ELEMENT ?? 1)));
        }
        case 'Error': {
          const types: Record<string, ErrorConstructor> = { TypeError, RangeError, SyntaxError, ReferenceError };
          const error = keep(index, new (types[first as string] ?? Error)(second as string));
          error.stack = third as string;
          return error;
        }
        default:
          throw new Error(`Electron test host: unknown kind '${kind}' in an encoded value`);
      }
    }

    return decodeValue(root);
  }

  return { encode, decode };
}
