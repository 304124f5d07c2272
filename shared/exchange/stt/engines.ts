import type { Json, JsonObject } from '../../domain/json.ts';
import { isObject, msOf, msOfSeconds, objectIn, objectsIn, textIn } from './json-fields.ts';
import { type Spoken, type SpokenWord, wordsToSpoken } from './spoken.ts';

/** What a speech-to-text engine wrote. `speaker` is as the engine names them: `0`, `spk_1`, `A`. */
export interface EngineTalk {
  readonly engine: string;
  readonly language: string | null;
  readonly spoken: readonly Spoken[];
}

/** The talk in a JSON value, by the keys that each engine writes; null when it is of none of them. */
export function engineTalk(value: Json): EngineTalk | null {
  if (!isObject(value)) return null;
  for (const read of [whisper, whisperCpp, deepgram, assembly, amazon, google, rev, ibm, speechmatics]) {
    const talk = read(value);
    if (talk !== null && talk.spoken.length > 0) return talk;
  }
  return null;
}

function whisper(value: JsonObject): EngineTalk | null {
  const segments = objectsIn(value.segments).filter(
    ({ text, start }) => typeof text === 'string' && start !== undefined,
  );
  const spoken = segments.map(({ text, start, end, speaker }) => {
    return { speaker: nameOf(speaker), startMs: msOfSeconds(start), endMs: msOfSeconds(end), text: textIn(text) ?? '' };
  });
  return { engine: 'Whisper', language: languageOf(value.language), spoken };
}

function whisperCpp(value: JsonObject): EngineTalk | null {
  const spoken = objectsIn(value.transcription).flatMap(({ text, offsets, speaker }): Spoken[] => {
    const { from, to } = objectIn(offsets);
    const words = textIn(text);
    return words === null || offsets === undefined
      ? []
      : [{ speaker: nameOf(speaker), startMs: msOf(from), endMs: msOf(to), text: words }];
  });
  return { engine: 'whisper.cpp', language: languageOf(objectIn(value.result).language), spoken };
}

function assembly(value: JsonObject): EngineTalk | null {
  const stretch = ({ speaker, start, end, text }: JsonObject): Spoken => {
    return { speaker: nameOf(speaker), startMs: msOf(start), endMs: msOf(end), text: textIn(text) ?? '' };
  };
  const language = languageOf(value.language_code);
  const utterances = objectsIn(value.utterances);
  if (utterances.length > 0) return { engine: 'AssemblyAI', language, spoken: utterances.map(stretch) };
  if (!('utterances' in value) && !('audio_url' in value)) return null;
  const words = objectsIn(value.words).map((word): SpokenWord => ({ ...stretch(word), mark: false }));
  if (words.length > 0) return { engine: 'AssemblyAI', language, spoken: wordsToSpoken(words) };
  return { engine: 'AssemblyAI', language, spoken: textOnly(textIn(value.text)) };
}

function amazon(value: JsonObject): EngineTalk | null {
  const { items, speaker_labels: labels, language_code: language, transcripts } = objectIn(value.results);
  const list = objectsIn(items);
  if (list.length === 0 && objectsIn(transcripts).length === 0) return null;
  const stretches = objectsIn(objectIn(labels).segments).flatMap(({ items: own, speaker_label: label }) => {
    return objectsIn(own).map(({ start_time: start }) => [String(start), nameOf(label)] as const);
  });
  const byStart = new Map(stretches);
  let speaker: string | null = null;
  const words = list.map((item): SpokenWord => {
    const [best] = objectsIn(item.alternatives);
    const mark = item.type === 'punctuation';
    if (!mark) speaker = nameOf(item.speaker_label) ?? byStart.get(String(item.start_time)) ?? null;
    return {
      speaker,
      mark,
      startMs: msOfSeconds(item.start_time),
      endMs: msOfSeconds(item.end_time),
      text: textIn(best?.content) ?? '',
    };
  });
  const whole = objectsIn(transcripts).flatMap(({ transcript }) => textOnly(textIn(transcript)));
  return {
    engine: 'Amazon Transcribe',
    language: languageOf(language),
    spoken: words.length > 0 ? wordsToSpoken(words) : whole,
  };
}

/** With speakers told apart the last result says all words once more: it is read alone. */
function google(value: JsonObject): EngineTalk | null {
  const results = objectsIn(value.results ?? objectIn(value.response).results);
  const best = results.flatMap(({ alternatives }) => objectsIn(alternatives).slice(0, 1));
  const words = best.map((one) => objectsIn(one.words));
  const known = (word: JsonObject): boolean =>
    'startTime' in word || 'startOffset' in word || 'speakerTag' in word || 'speakerLabel' in word;
  if (
    !words.flat().some(known) &&
    !best.some(({ transcript, timestamps }) => typeof transcript === 'string' && !timestamps)
  )
    return null;
  const wordOf = (word: JsonObject): SpokenWord => ({
    speaker: nameOf(word.speakerTag === 0 ? undefined : word.speakerTag) ?? nameOf(word.speakerLabel),
    startMs: msOfSeconds(word.startTime ?? word.startOffset),
    endMs: msOfSeconds(word.endTime ?? word.endOffset),
    text: textIn(word.word) ?? '',
    mark: false,
  });
  const last = words.findLast((list) => list.length > 0) ?? [];
  const told = last.length > 0 && last.every(({ speakerTag, speakerLabel }) => (speakerTag ?? speakerLabel ?? 0) !== 0);
  const spoken = told
    ? wordsToSpoken(last.map(wordOf))
    : best.flatMap(({ transcript }, i): readonly Spoken[] => {
        const own = words[i] ?? [];
        const first = wordOf(own[0] ?? {});
        const end = wordOf(own.at(-1) ?? {}).endMs;
        return textOnly(textIn(transcript)).map((one) => ({ ...one, startMs: first.startMs, endMs: end }));
      });
  const language = languageOf(results[0]?.languageCode);
  return { engine: 'Google', language, spoken };
}

function deepgram(value: JsonObject): EngineTalk | null {
  const { utterances, channels } = objectIn(value.results);
  const said = objectsIn(utterances).map(({ speaker, start, end, transcript }): Spoken => {
    return {
      speaker: nameOf(speaker),
      startMs: msOfSeconds(start),
      endMs: msOfSeconds(end),
      text: textIn(transcript) ?? '',
    };
  });
  if (said.length > 0) return { engine: 'Deepgram', language: null, spoken: said };
  const spoken = objectsIn(channels).flatMap(({ alternatives }) => {
    const [best] = objectsIn(alternatives);
    const words = objectsIn(best?.words).map((word): SpokenWord => {
      const text = textIn(word.punctuated_word) ?? textIn(word.word) ?? '';
      return {
        speaker: nameOf(word.speaker),
        startMs: msOfSeconds(word.start),
        endMs: msOfSeconds(word.end),
        text,
        mark: false,
      };
    });
    return words.length > 0 ? wordsToSpoken(words) : textOnly(textIn(best?.transcript));
  });
  return { engine: 'Deepgram', language: null, spoken };
}

function rev(value: JsonObject): EngineTalk | null {
  const spoken = objectsIn(value.monologues).flatMap(({ speaker, elements }) => {
    const words = objectsIn(elements).map((element): SpokenWord => {
      const mark = element.type === 'punct';
      const text = textIn(element.value) ?? '';
      return {
        speaker: nameOf(speaker),
        startMs: msOfSeconds(element.ts),
        endMs: msOfSeconds(element.end_ts),
        text,
        mark,
      };
    });
    // A space is an element of its own here.
    return wordsToSpoken(words.filter(({ text }) => text.trim() !== ''));
  });
  return { engine: 'Rev AI', language: languageOf(value.language), spoken };
}

function speechmatics(value: JsonObject): EngineTalk | null {
  const words = objectsIn(value.results).flatMap((item): SpokenWord[] => {
    const [best] = objectsIn(item.alternatives);
    const text = textIn(best?.content);
    if (text === null) return [];
    const mark = item.type === 'punctuation';
    return [
      {
        speaker: nameOf(best?.speaker),
        startMs: msOfSeconds(item.start_time),
        endMs: msOfSeconds(item.end_time),
        text,
        mark,
      },
    ];
  });
  const { transcription_config: config } = objectIn(value.metadata);
  return { engine: 'Speechmatics', language: languageOf(objectIn(config).language), spoken: wordsToSpoken(words) };
}

/** Words are `[word, from, to]`; who spoke stands apart, by the time at which a word begins. */
function ibm(value: JsonObject): EngineTalk | null {
  const labels = new Map(
    objectsIn(value.speaker_labels).map(({ from, speaker }) => [msOfSeconds(from), nameOf(speaker)]),
  );
  const words = objectsIn(value.results).flatMap(({ alternatives }) => {
    const [best] = objectsIn(alternatives);
    const stamps = Array.isArray(best?.timestamps) ? best.timestamps : [];
    return stamps.flatMap((stamp): SpokenWord[] => {
      if (!Array.isArray(stamp)) return [];
      const [text, from, to] = stamp;
      const startMs = msOfSeconds(from);
      return [
        {
          speaker: labels.get(startMs) ?? null,
          startMs,
          endMs: msOfSeconds(to),
          text: textIn(text) ?? '',
          mark: false,
        },
      ];
    });
  });
  return { engine: 'IBM Watson', language: null, spoken: wordsToSpoken(words) };
}

const textOnly = (text: string | null): readonly Spoken[] =>
  text === null || text.trim() === '' ? [] : [{ speaker: null, startMs: null, endMs: null, text }];

/** A speaker as the engine names them; null where it says that it does not know. */
function nameOf(value: Json | undefined): string | null {
  const name = typeof value === 'number' ? String(value) : (textIn(value)?.trim() ?? '');
  return name === '' || /^(?:uu|unknown|null|none)$/i.test(name) ? null : name.slice(0, 200);
}

const languageOf = (value: Json | undefined): string | null =>
  /^[A-Za-z]{2,3}(?:-[A-Za-z\d]{1,8}){0,4}$/.exec(textIn(value) ?? '')?.[0] ?? null;
