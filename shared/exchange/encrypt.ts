import { Decrypter, Encrypter } from 'age-encryption';
import { fail, ok, type Result } from '../domain/result.ts';
import type { ByteSink } from './archive/byte-sink.ts';
import { type ByteSource, chunksOf } from './archive/byte-source.ts';

/** For whom a file is encrypted: who knows the passphrase, or who holds the identity of an `age1...` recipient. */
export type EncryptFor =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recipients'; readonly recipients: readonly string[] };

/** What opens a file: its passphrase, or an identity `AGE-SECRET-KEY-1...` such as a recovery key. */
export type DecryptWith =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'identity'; readonly identity: string };

export type DecryptProblem =
  | { readonly kind: 'not-encrypted' }
  /** The passphrase or identity does not open it. */
  | { readonly kind: 'wrong-key' }
  /** Its key derivation would take minutes: no file of ours, and maybe a trap. */
  | { readonly kind: 'too-costly' }
  /** Bytes are missing or were changed. */
  | { readonly kind: 'damaged' };

/** Work of the key derivation, as a power of two: about a second. The `age` tool takes the same. */
const WORK_FACTOR = 18;

/**
 * A sink that encrypts into another one, in the format of age (https://age-encryption.org/v1): the stock `age` tool opens it. `close`
 * writes the last part and must be awaited. Nothing is gathered: chunks of 64 KiB pass through.
 */
export async function encryptInto(
  target: ByteSink,
  to: EncryptFor,
): Promise<ByteSink & { readonly close: () => Promise<void> }> {
  const encrypter = new Encrypter();
  if (to.kind === 'passphrase') {
    encrypter.setScryptWorkFactor(WORK_FACTOR);
    encrypter.setPassphrase(to.passphrase);
  } else for (const recipient of to.recipients) encrypter.addRecipient(recipient);
  const plain = new TransformStream<Uint8Array, Uint8Array>();
  const sealed = await encrypter.encrypt(plain.readable);
  const writer = plain.writable.getWriter();
  const pumped = pump(sealed, target);
  // A target that fails ends the writing here; `close` tells why.
  pumped.catch((cause: unknown) => writer.abort(cause).catch(() => undefined));
  return {
    write: (bytes) => writer.write(bytes),
    close: async () => {
      await Promise.race([writer.close(), pumped]);
      await pumped;
    },
  };
}

/** Decrypts into a sink. On a problem, what the sink has so far is to be thrown away. What the sink throws comes through. */
export async function decryptInto(
  source: ByteSource,
  key: DecryptWith,
  target: ByteSink,
): Promise<Result<void, DecryptProblem>> {
  if (!(await isEncrypted(source))) return fail({ kind: 'not-encrypted' });
  const decrypter = new Decrypter();
  try {
    if (key.kind === 'passphrase') decrypter.addPassphrase(key.passphrase);
    else decrypter.addIdentity(key.identity.trim());
  } catch {
    return fail({ kind: 'wrong-key' });
  }
  let plain: ReadableStream<Uint8Array>;
  try {
    plain = await decrypter.decrypt(streamOf(source));
  } catch (cause) {
    return fail({ kind: kindOf(cause) });
  }
  const reader = plain.getReader();
  for (;;) {
    const next = await reader.read().catch(() => null);
    if (next === null) return fail({ kind: 'damaged' });
    if (next.done) return ok(undefined);
    await target.write(next.value);
  }
}

/** The decrypted file as a source, kept in memory: the words of people must not be left on the disk in the clear. */
export async function decryptedSource(
  source: ByteSource,
  key: DecryptWith,
): Promise<Result<ByteSource, DecryptProblem>> {
  const parts: Uint8Array[] = [];
  const starts: number[] = [];
  let size = 0;
  const sink: ByteSink = {
    write(bytes) {
      parts.push(bytes);
      starts.push(size);
      size += bytes.length;
      return Promise.resolve();
    },
  };
  const done = await decryptInto(source, key, sink);
  if (!done.ok) return done;
  return ok({
    size,
    read(offset, length) {
      const first = starts.findLastIndex((start) => start <= offset);
      const [part, start] = [parts[first], starts[first]];
      if (part === undefined || start === undefined) return Promise.resolve(new Uint8Array(0));
      // Readers ask again for what is missing.
      return Promise.resolve(part.subarray(offset - start, offset - start + length));
    },
  });
}

/** True for a file in the format of age, by its first line. */
export async function isEncrypted(source: ByteSource): Promise<boolean> {
  const start = await source.read(0, MAGIC.length);
  return new TextDecoder('latin1').decode(start) === MAGIC;
}

const MAGIC = 'age-encryption.org/v1\n';

async function pump(from: ReadableStream<Uint8Array>, to: ByteSink): Promise<void> {
  const reader = from.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) await to.write(next.value);
  } catch (cause) {
    await reader.cancel(cause).catch(() => undefined);
    throw cause;
  }
}

function streamOf(source: ByteSource): ReadableStream<Uint8Array> {
  const chunks = chunksOf(source, 0, source.size);
  return new ReadableStream({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done) controller.close();
      // The library keeps what it is given and works in it.
      else controller.enqueue(new Uint8Array(next.value));
    },
  });
}

/** The library tells its problems in words only. */
function kindOf(cause: unknown): DecryptProblem['kind'] {
  const words = cause instanceof Error ? cause.message : '';
  if (words.includes('work factor')) return 'too-costly';
  return words.includes('no identity matched') ? 'wrong-key' : 'damaged';
}
