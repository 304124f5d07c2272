import type { ReadOptions, SpeakerLabel } from './transcript.ts';

/** How often a label was met: `loose` before a colon, `firm` in a form only speakers have (`[Ann] 00:05`, `<v Ann>`). */
export interface LabelCount {
  loose: number;
  firm: number;
}

/**
 * Decides which labels are speakers: firm ones, those used twice or more, and those used once that name a ticked
 * speaker, a known one, or a role ("Audience Member") beside a ticked speaker. `options.speakers` overrules all.
 */
export function tickSpeakers(counts: ReadonlyMap<string, LabelCount>, options: ReadOptions): readonly SpeakerLabel[] {
  const labels = [...counts].map(([label, { loose, firm }]) => ({ label, turns: loose + firm, firm: firm > 0 }));
  if (options.speakers !== undefined) {
    const forced = new Set(options.speakers);
    return labels.map(({ label, turns }) => ({ label, turns, ticked: forced.has(label) }));
  }
  const sure = labels.filter(({ turns, firm }) => firm || turns >= 2);
  const sureKeys = new Set(sure.map(({ label }) => wordsOf(label).join(' ')));
  const sureParts = new Set(sure.flatMap(({ label }) => partsOf(wordsOf(label))));
  const known = new Set((options.knownSpeakers ?? []).map((name) => wordsOf(name).join(' ')));
  return labels.map(({ label, turns, firm }) => {
    const words = wordsOf(label);
    const ticked =
      firm ||
      turns >= 2 ||
      known.has(words.join(' ')) ||
      (sure.length > 0 && ROLES.has(label.toLowerCase().replace(/ \d+$/, ''))) ||
      (words.length > 0 && (sureParts.has(words.join(' ')) || partsOf(words).some((part) => sureKeys.has(part))));
    return { label, turns, ticked };
  });
}

/** Whether text before a colon may be a speaker: the shape alone, without looking at how often it is used. */
export function isSpeakerLabel(text: string): boolean {
  const label = bare(text);
  if (label.length > 40 || !/^\p{L}/u.test(label) || /[!?;"<>=*_|#{}[\]\\/@“”…]/.test(label)) return false;
  const words = label.split(/\s+/);
  if (words.length > 4 || words.slice(0, -1).some((word) => /^\d+$/.test(word))) return false;
  return !STOP.has(label.toLowerCase()) && !SCHEMES.has(label.toLowerCase());
}

/** A label that says that nobody knows who spoke: its words get no speaker. */
export function isNobody(label: string): boolean {
  return /^(?:unknown(?: speaker)?|unidentified speaker|-)$/i.test(label);
}

/** A label without the marks of writing direction around it and with single spaces. */
export function bare(text: string): string {
  return text
    .replace(/[\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{feff}]/gu, '')
    .trim()
    .replace(/\s+/g, ' ');
}

/** In alphabetical order, so that two labels with the same words are equal. Eight are enough to tell people apart. */
function wordsOf(label: string): readonly string[] {
  return (label.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).slice(0, 8).sort();
}

/** Every choice of some of the words: "Tyler Yahn" is named by "Tyler" and by "Yahn". */
function partsOf(words: readonly string[]): readonly string[] {
  let parts: readonly string[] = [];
  for (const word of words) parts = [...parts, ...parts.map((part) => `${part} ${word}`), word];
  return parts;
}

/** Words before a colon that head a passage or a field, never a person. */
const STOP: ReadonlySet<string> = new Set([
  'note',
  'notes',
  'question',
  'questions',
  'answer',
  'answers',
  'summary',
  'agenda',
  'action',
  'actions',
  'action item',
  'action items',
  'q&a',
  'q & a',
  'q&a session',
  'conclusion',
  'conclusions',
  'introduction',
  'intro',
  'transcript',
  'transcription',
  'recording',
  'recorded',
  'published',
  'background',
  'context',
  'outline',
  'overview',
  'description',
  'title',
  'topic',
  'topics',
  'date',
  'time',
  'duration',
  'location',
  'place',
  'attendees',
  'participants',
  'speakers',
  'present',
  'url',
  'link',
  'links',
  'source',
  'sources',
  'references',
  'example',
  'examples',
  'for example',
  'for instance',
  'important',
  'warning',
  'tip',
  'update',
  'disclaimer',
  'chapter',
  'part',
  'section',
  'step',
  'goal',
  'goals',
  'key points',
  'key takeaways',
  'takeaways',
  'next steps',
  'decision',
  'decisions',
  'music',
  'applause',
  'laughter',
  'silence',
  'inaudible',
  'crosstalk',
  'subject',
  'from',
  'to',
  'cc',
  're',
  'ps',
  'language',
  'kind',
  'edit',
  'recap',
  'highlights',
  'details',
  'appendix',
]);

/** Used once beside a ticked speaker, these are somebody too: without a tick their words would go to the speaker before. */
const ROLES: ReadonlySet<string> = new Set([
  'audience',
  'audience member',
  'host',
  'co-host',
  'interviewer',
  'interviewee',
  'moderator',
  'facilitator',
  'researcher',
  'participant',
  'respondent',
  'speaker',
  'presenter',
  'panelist',
  'guest',
  'attendee',
  'observer',
]);

const SCHEMES: ReadonlySet<string> = new Set(['http', 'https', 'ftp', 'mailto', 'tel', 'file', 'sms', 'www']);
