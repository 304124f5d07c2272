import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { memorySink, sameBytes } from '#shared/exchange/archive/byte-sink.ts';
import { bytesSource } from '#shared/exchange/archive/byte-source.ts';
import { readArchive } from '#shared/exchange/archive/read-archive.ts';
import { NO_MEDIA, writeArchive } from '#shared/exchange/archive/write-archive.ts';
import {
  type DecryptWith,
  decryptedSource,
  decryptInto,
  type EncryptFor,
  encryptInto,
  isEncrypted,
} from '#shared/exchange/encrypt.ts';
import { sampleWorkspace } from './sample-workspace.ts';

const PASSPHRASE: EncryptFor & DecryptWith = { kind: 'passphrase', passphrase: 'five random words are enough' };
const AGE = 'age';
const hasAge = spawnSync(AGE, ['--version']).status === 0;

async function encrypted(bytes: Uint8Array, to: EncryptFor): Promise<Uint8Array> {
  const sink = memorySink();
  const into = await encryptInto(sink, to);
  for (let at = 0; at < bytes.length; at += 100_000) await into.write(bytes.subarray(at, at + 100_000));
  await into.close();
  return sink.bytes();
}

async function problemOf(bytes: Uint8Array, key: DecryptWith): Promise<string> {
  const done = await decryptInto(bytesSource(bytes), key, memorySink());
  return done.ok ? 'none' : done.problem.kind;
}

describe('an encrypted archive', () => {
  it('opens with its passphrase and reads as the one that went in', async () => {
    const content = sampleWorkspace();
    const sink = memorySink();
    const into = await encryptInto(sink, PASSPHRASE);
    const written = await writeArchive(content, into, { media: NO_MEDIA, appVersion: '1.0.0', readerPage: null });
    await into.close();
    expect(written.ok).toBe(true);
    const source = bytesSource(sink.bytes());
    expect(await isEncrypted(source)).toBe(true);
    expect(new TextDecoder('latin1').decode(sink.bytes())).not.toContain('data/records');
    const plain = await decryptedSource(source, PASSPHRASE);
    const opened = plain.ok ? await readArchive(plain.value) : plain;
    expect(opened.ok && opened.value.content.head).toEqual(content.head);
    // Two derivations of a key, each a second or more by design: on a busy computer many more.
  }, 240_000);

  it('says what keeps it shut', async () => {
    const identity = await generateX25519Identity();
    const recipients = [await identityToRecipient(identity)];
    const bytes = new Uint8Array(200_000).fill(7);
    const file = await encrypted(bytes, { kind: 'recipients', recipients });
    const key: DecryptWith = { kind: 'identity', identity };
    expect(await problemOf(file, key)).toBe('none');
    expect(await problemOf(bytes, key)).toBe('not-encrypted');
    expect(await problemOf(file, { kind: 'identity', identity: await generateX25519Identity() })).toBe('wrong-key');
    expect(await problemOf(file, { kind: 'identity', identity: 'a walk in the park' })).toBe('wrong-key');
    expect(await problemOf(file.subarray(0, 150_000), key)).toBe('damaged');
    const flipped = file.slice();
    flipped[150_000] = (flipped[150_000] ?? 0) ^ 1;
    expect(await problemOf(flipped, key)).toBe('damaged');
  });

  it('is refused where its key derivation is a trap', async () => {
    const encrypter = new Encrypter();
    encrypter.setPassphrase(PASSPHRASE.passphrase);
    encrypter.setScryptWorkFactor(1);
    const file = await encrypter.encrypt('words');
    const text = new TextDecoder('latin1').decode(file).replace(/^(-> scrypt \S+) 1$/m, '$1 24');
    expect(
      await problemOf(
        Uint8Array.from(text, (char) => char.charCodeAt(0)),
        PASSPHRASE,
      ),
    ).toBe('too-costly');
  });

  it('tells of a target that cannot be written to', async () => {
    const full = new Error('no space left');
    const recipients = [await identityToRecipient(await generateX25519Identity())];
    const into = await encryptInto({ write: () => Promise.reject(full) }, { kind: 'recipients', recipients });
    const writing = (async () => {
      for (let i = 0; i < 8; i++) await into.write(new Uint8Array(100_000));
      await into.close();
    })();
    await expect(writing).rejects.toBe(full);
  });
});

describe.runIf(hasAge)('the stock age tool (skipped where it is not installed)', () => {
  it('opens what we encrypt, and the other way round', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'age-'));
    const at = (name: string): string => path.join(folder, name);
    const identity = await generateX25519Identity();
    const recipient = await identityToRecipient(identity);
    const bytes = Uint8Array.from({ length: 200_001 }, (_, i) => i % 251);
    fs.writeFileSync(at('key.txt'), `${identity}\n`);
    fs.writeFileSync(at('ours.age'), await encrypted(bytes, { kind: 'recipients', recipients: [recipient] }));
    execFileSync(AGE, ['-d', '-i', at('key.txt'), '-o', at('plain'), at('ours.age')]);
    expect(sameBytes(new Uint8Array(fs.readFileSync(at('plain'))), bytes)).toBe(true);
    execFileSync(AGE, ['-r', recipient, '-o', at('theirs.age'), at('plain')]);
    const sink = memorySink();
    const theirs = bytesSource(new Uint8Array(fs.readFileSync(at('theirs.age'))));
    expect(await decryptInto(theirs, { kind: 'identity', identity }, sink)).toEqual({ ok: true, value: undefined });
    expect(sameBytes(sink.bytes(), bytes)).toBe(true);
    fs.rmSync(folder, { recursive: true });
  });
});
