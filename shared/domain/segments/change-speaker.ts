import type { Segment, Speaker, Transcript } from '../transcript.ts';

/** Who is to be named: a speaker of the transcript, somebody new, or nobody. */
export type SpeakerChoice =
  | { readonly kind: 'known'; readonly key: string }
  | { readonly kind: 'new'; readonly name: string }
  | { readonly kind: 'nobody' };

export interface SpeakerChange {
  readonly speakers: readonly Speaker[];
  /** Segments whose speaker changes, and to whom. */
  readonly moved: readonly Segment[];
  readonly speaker: Speaker | null;
}

/**
 * Gives a segment another speaker, or all segments of its speaker (`everywhere`). A new name for all of them renames the speaker,
 * who stays the same person; a name that a speaker has already means that one. A speaker without words is not listed any more.
 */
export function changeSpeaker(
  transcript: Transcript,
  segments: readonly Segment[],
  segment: Segment,
  choice: SpeakerChoice,
  everywhere: boolean,
): SpeakerChange {
  const { speakers } = transcript;
  const of = everywhere ? segments.filter((one) => one.speaker === segment.speaker) : [segment];
  const target = targetOf(speakers, choice);
  if (target.isNew && everywhere && segment.speaker !== null) {
    const renamed = speakers.map((one) => (one.key === segment.speaker ? { ...one, name: target.speaker.name } : one));
    return { speakers: renamed, moved: [], speaker: renamed.find(({ key }) => key === segment.speaker) ?? null };
  }
  const key = target.speaker?.key ?? null;
  const moved = of.filter((one) => one.speaker !== key);
  const gone = new Set(moved.map(({ id }) => id));
  const isLeft = (one: Speaker): boolean =>
    one.key !== segment.speaker || one.key === key || segments.some((s) => s.speaker === one.key && !gone.has(s.id));
  return {
    speakers: [...speakers.filter(isLeft), ...(target.isNew ? [target.speaker] : [])],
    moved,
    speaker: target.speaker,
  };
}

type Target =
  | { readonly isNew: true; readonly speaker: Speaker }
  | { readonly isNew: false; readonly speaker: Speaker | null };

function targetOf(speakers: readonly Speaker[], choice: SpeakerChoice): Target {
  if (choice.kind === 'nobody') return { isNew: false, speaker: null };
  if (choice.kind === 'known') return { isNew: false, speaker: speakers.find(({ key }) => key === choice.key) ?? null };
  const name = choice.name.trim().replace(/\s+/g, ' ');
  const same = speakers.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (same) return { isNew: false, speaker: same };
  const taken = new Set(speakers.map(({ key }) => key));
  let key = name;
  for (let n = 2; taken.has(key); n++) key = `${name} ${n}`;
  return { isNew: true, speaker: { key, name, participantId: null } };
}
