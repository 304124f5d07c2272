import { type Unzipped, unzipSync, type Zippable, zipSync } from 'fflate';
import { mutateBytes } from './mutate-bytes.ts';
import type { Random } from './random.ts';

/** Changes what an entry holds, by what it is. */
export type MutateEntry = (path: string, bytes: Uint8Array, random: Random) => Uint8Array;

/** An archive with an entry changed, renamed, missing, twice or far too large; now and then the container itself is damaged. */
export function mutateZip(bytes: Uint8Array, entry: MutateEntry, random: Random): Uint8Array {
  const unpacked = random.chance(0.15) ? null : unpack(bytes);
  if (unpacked === null) return mutateBytes(bytes, random);
  const files = new Map(Object.entries(unpacked));
  for (let n = random.below(3) + 1; n > 0 && files.size > 0; n--) {
    const path = random.pick([...files.keys()]);
    const own = files.get(path) ?? new Uint8Array();
    switch (random.below(9)) {
      case 0:
        files.delete(path);
        break;
      case 1:
        files.delete(path);
        files.set(
          random.pick([`../${path}`, `/${path}`, path.toUpperCase(), `a\\${path}`, `con.${path}`, `x/${path}`]),
          own,
        );
        break;
      case 2:
        files.set(path, new Uint8Array());
        break;
      case 3:
        files.set(`${path}.${random.pick(['zip', 'md', 'csv', 'json', 'xml'])}`, own);
        break;
      case 4:
        files.set(random.pick(['big.txt', 'big.md', path]), new Uint8Array(random.pick([70_000, 1_500_000])).fill(97));
        break;
      default:
        files.set(path, entry(path, own, random).slice());
    }
  }
  const list: Zippable = Object.fromEntries(files);
  const packed = zipSync(list, { level: 1 });
  return random.chance(0.1) ? mutateBytes(packed, random) : packed;
}

/** Null for what another mutation made unreadable. */
function unpack(bytes: Uint8Array): Unzipped | null {
  try {
    // A directory that was damaged may claim any size: what it would be given is memory, and time of this test.
    return unzipSync(bytes, { filter: ({ size, originalSize }) => size < MOST && originalSize < MOST });
  } catch {
    return null;
  }
}

const MOST = 4_000_000;
