import { PeakGatherer, type Peaks } from './peaks.ts';

interface WavForm {
  readonly channels: number;
  readonly rate: number;
  readonly bits: number;
  readonly isFloat: boolean;
  /** Where the samples begin, and how many bytes they are. */
  readonly start: number;
  readonly length: number;
}

const HEAD_BYTES = 65_536;
const PIECE_FRAMES = 1 << 18;

/** The peaks of a WAV file, read a piece at a time: any length in little memory. Null for a form that we do not know. */
export async function wavPeaks(blob: Blob, pause: () => Promise<void>): Promise<Peaks | null> {
  const form = wavForm(new DataView(await blob.slice(0, HEAD_BYTES).arrayBuffer()), blob.size);
  if (form === null) return null;
  const { channels, bits, start, length } = form;
  const frame = (channels * bits) / 8;
  const gatherer = new PeakGatherer(form.rate);
  for (let at = 0; at < length; at += PIECE_FRAMES * frame) {
    const end = Math.min(length, at + PIECE_FRAMES * frame);
    const view = new DataView(await blob.slice(start + at, start + end).arrayBuffer());
    // One channel tells how loud it is: the second costs as much again and shows the same.
    for (let i = 0; i + frame <= view.byteLength; i += frame) gatherer.add(sampleAt(view, i, form));
    await pause();
  }
  return gatherer.peaks();
}

/** What the head of a WAV file says; null where it is none, or holds samples in a form of its own. */
function wavForm(view: DataView, size: number): WavForm | null {
  if (view.byteLength < 12 || word(view, 0) !== 'RIFF' || word(view, 8) !== 'WAVE') return null;
  let format: Pick<WavForm, 'channels' | 'rate' | 'bits' | 'isFloat'> | null = null;
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const name = word(view, at);
    const length = view.getUint32(at + 4, true);
    if (name === 'fmt ' && at + 24 <= view.byteLength) {
      const tag = view.getUint16(at + 8, true);
      const code = tag === EXTENSIBLE && at + 34 <= view.byteLength ? view.getUint16(at + 32, true) : tag;
      const [channels, rate, bits] = [
        view.getUint16(at + 10, true),
        view.getUint32(at + 12, true),
        view.getUint16(at + 22, true),
      ];
      const isKnown = (code === PCM && [8, 16, 24, 32].includes(bits)) || (code === FLOAT && bits === 32);
      if (!isKnown || channels === 0 || rate === 0) return null;
      format = { channels, rate, bits, isFloat: code === FLOAT };
    }
    if (name === 'data') {
      const start = at + 8;
      // A recorder that was cut off leaves a length of none or of too much.
      return format && { ...format, start, length: Math.min(length === 0 ? size : length, size - start) };
    }
    at += 8 + length + (length % 2);
  }
  return null;
}

const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;

function sampleAt(view: DataView, at: number, { bits, isFloat }: WavForm): number {
  if (isFloat) return view.getFloat32(at, true);
  if (bits === 16) return view.getInt16(at, true) / 32_768;
  if (bits === 8) return (view.getUint8(at) - 128) / 128;
  if (bits === 24)
    return ((view.getUint8(at) << 8) | (view.getUint8(at + 1) << 16) | (view.getUint8(at + 2) << 24)) / 2 ** 31;
  return view.getInt32(at, true) / 2 ** 31;
}

const word = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
