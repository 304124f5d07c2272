import { assert } from '../../domain/assert.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Json } from '../../domain/json.ts';

export const FORMAT_MAJOR = 1;
const FORMAT_MINOR = 0;
export const BAGIT_TEXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** The labels of `bag-info.txt` that this build writes, in their order. */
const LABELS = [
  'Format',
  'Format-Version',
  'Schema-Epoch',
  'App-Version',
  'Project-Id',
  'Copy-Id',
  'Head-Seq',
  'Head-Hash',
  'Head-At',
  'State-Sum',
  'Payload-Oxum',
  'Bagging-Date',
  'Record-Counts',
  'Missing-Media',
] as const;

/** What an archive says about itself. */
export interface BagInfo {
  readonly minor: number;
  readonly schemaEpoch: number;
  readonly appVersion: string;
  readonly projectId: string;
  readonly copyId: string;
  readonly seq: number;
  readonly hash: string;
  readonly at: string | null;
  readonly stateSum: string;
  /** Bytes and files under `data/`. */
  readonly octets: number;
  readonly streams: number;
  /** Rows per table, tables without rows left out. */
  readonly counts: Readonly<Record<string, number>>;
  /** Media that records name and that could not be had when the archive was made. */
  readonly missingMedia: readonly string[];
  readonly more: readonly (readonly [label: string, value: string])[];
}

export function writeBagInfo(info: BagInfo): string {
  const lines: (readonly [string, string])[] = [
    ['Format', 'throughline'],
    ['Format-Version', `${FORMAT_MAJOR}.${Math.max(FORMAT_MINOR, info.minor)}`],
    ['Schema-Epoch', String(info.schemaEpoch)],
    ['App-Version', info.appVersion],
    ['Project-Id', info.projectId],
    ['Copy-Id', info.copyId],
    ['Head-Seq', String(info.seq)],
    ['Head-Hash', info.hash],
    ['Head-At', info.at ?? ''],
    ['State-Sum', info.stateSum],
    ['Payload-Oxum', `${info.octets}.${info.streams}`],
    // The day of the head change, not of today: the same state gives the same bytes.
    ...(info.at === null ? [] : [['Bagging-Date', info.at.slice(0, 10)] as const]),
    ['Record-Counts', canonicalJson(info.counts)],
    ...info.missingMedia.map((sha256) => ['Missing-Media', sha256] as const),
    ...info.more,
  ];
  assert(
    lines.every(([, value]) => !/[\r\n]/.test(value)),
    'one line per value of bag-info.txt',
  );
  return lines.map(([label, value]) => `${label}: ${value}\n`).join('');
}

/** What came of `bag-info.txt`. `newer`: its major or its schema is above ours. */
export type ReadBagInfo =
  | { readonly kind: 'info'; readonly info: BagInfo }
  | { readonly kind: 'foreign'; readonly what: string }
  | { readonly kind: 'newer'; readonly version: string };

/** `schemaEpoch`: the highest that this build knows. */
export function readBagInfo(text: string, schemaEpoch: number): ReadBagInfo {
  const lines: (readonly [string, string])[] = [];
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const cut = line.indexOf(':');
    if (cut < 1) return { kind: 'foreign', what: `the line "${line.slice(0, 60)}" has no label` };
    lines.push([line.slice(0, cut), line.slice(cut + 1).replace(/^ /, '')]);
  }
  const value = (label: (typeof LABELS)[number]): string => lines.find(([name]) => name === label)?.[1] ?? '';
  if (value('Format') !== 'throughline') return { kind: 'foreign', what: 'its format is not "throughline"' };
  const version = /^(\d{1,6})\.(\d{1,6})$/.exec(value('Format-Version'));
  if (!version) return { kind: 'foreign', what: 'it does not say its version' };
  if (Number(version[1]) > FORMAT_MAJOR) return { kind: 'newer', version: value('Format-Version') };
  const epoch = whole(value('Schema-Epoch'));
  if (epoch !== null && epoch > schemaEpoch) return { kind: 'newer', version: `${value('Format-Version')}, ${epoch}` };
  const [octets, streams] = value('Payload-Oxum').split('.').map(whole);
  const seq = whole(value('Head-Seq'));
  const counts = readCounts(value('Record-Counts'));
  if (epoch === null || epoch < 1 || seq === null || counts === null || octets == null || streams == null) {
    return { kind: 'foreign', what: 'a figure in it cannot be read' };
  }
  return {
    kind: 'info',
    info: {
      minor: Number(version[2]),
      schemaEpoch: epoch,
      appVersion: value('App-Version'),
      projectId: value('Project-Id'),
      copyId: value('Copy-Id'),
      seq,
      hash: value('Head-Hash'),
      at: value('Head-At') === '' ? null : value('Head-At'),
      stateSum: value('State-Sum'),
      octets,
      streams,
      counts,
      missingMedia: lines.flatMap(([label, sha256]) => (label === 'Missing-Media' ? [sha256] : [])),
      more: lines.filter(([label]) => !(LABELS as readonly string[]).includes(label)),
    },
  };
}

const whole = (text: string): number | null =>
  /^\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null;

function readCounts(text: string): Record<string, number> | null {
  try {
    const value = JSON.parse(text) as Json;
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
    const entries = Object.entries(value);
    if (!entries.every((entry): entry is [string, number] => Number.isSafeInteger(entry[1]))) return null;
    return Object.fromEntries(entries);
  } catch {
    return null;
  }
}
