import { frameAt } from './mp3-cuts.ts';
import { PeakGatherer, type Peaks } from './peaks.ts';
import { wavPeaks } from './wav-peaks.ts';

/** The lowest that a browser offers: loudness needs no more. */
const RATE = 3_000;
const MP3_PIECE = 1024 * 1024;
/** A file is decoded whole where it cannot be cut, and takes some twenty times its size meanwhile. */
const MOST_WHOLE = 32 * 1024 * 1024;

/**
 * The peaks of a recording, made in the background: a piece at a time where its form allows, so that three hours cost no more memory
 * than a minute. Null where it cannot be decoded, or is too large to be decoded whole: the player then goes without a picture.
 */
export async function makePeaks(blob: Blob, signal: AbortSignal): Promise<Peaks | null> {
  const pause = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal.throwIfAborted();
  };
  if (blob.type === 'audio/wav') return wavPeaks(blob, pause);
  if (blob.type === 'audio/mpeg') return mp3Peaks(blob, pause);
  if (blob.size > MOST_WHOLE) return null;
  const gatherer = new PeakGatherer(RATE);
  const isDecoded = await decodeInto(gatherer, await blob.arrayBuffer());
  return isDecoded ? gatherer.peaks() : null;
}

async function mp3Peaks(blob: Blob, pause: () => Promise<void>): Promise<Peaks | null> {
  const gatherer = new PeakGatherer(RATE);
  let isAny = false;
  for (let at = 0; at < blob.size; ) {
    const bytes = new Uint8Array(await blob.slice(at, at + 2 * MP3_PIECE).arrayBuffer());
    const start = Math.max(0, frameAt(bytes, 0));
    const cut = bytes.length > MP3_PIECE ? frameAt(bytes, Math.max(start + 1, MP3_PIECE)) : -1;
    const end = cut < 0 ? bytes.length : cut;
    if (await decodeInto(gatherer, bytes.slice(start, end).buffer)) isAny = true;
    at += end;
    await pause();
  }
  return isAny ? gatherer.peaks() : null;
}

async function decodeInto(gatherer: PeakGatherer, bytes: ArrayBuffer): Promise<boolean> {
  try {
    const decoded = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(bytes);
    for (const sample of decoded.getChannelData(0)) gatherer.add(sample);
    return true;
  } catch {
    // A piece that cannot be decoded is silent in the picture.
    return false;
  }
}
