import type { TextBlock } from '#shared/domain/anchor.ts';

/** Where searched words stand: in UTF-16 units of the block's text. */
export interface FoundWords {
  readonly block: string;
  readonly start: number;
  readonly end: number;
}

/** Every place where the words stand, whatever their case and accents, in reading order. */
export function findInText(blocks: readonly TextBlock[], words: string): readonly FoundWords[] {
  const wanted = folded(words.trim().replace(/\s+/g, ' ')).text;
  if (wanted === '') return [];
  const found: FoundWords[] = [];
  for (const block of blocks) {
    const { text, at } = foldedBlock(block);
    for (let i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + wanted.length)) {
      const [start, end] = at === null ? [i, i + wanted.length] : [at[i], at[i + wanted.length]];
      if (start !== undefined && end !== undefined) found.push({ block: block.id, start, end });
    }
  }
  return found;
}

interface Folded {
  readonly text: string;
  /** Where each folded unit began in the text, with its end at the end; null where all stayed in place. */
  readonly at: readonly number[] | null;
}

/** A segment's text is folded once: a search is typed letter by letter over thousands of them. */
const FOLDED = new WeakMap<TextBlock, Folded>();

function foldedBlock(block: TextBlock): Folded {
  const known = FOLDED.get(block);
  if (known) return known;
  const made = folded(block.text);
  FOLDED.set(block, made);
  return made;
}

function folded(text: string): Folded {
  if (ASCII.test(text)) return { text: text.toLowerCase(), at: null };
  let out = '';
  const at: number[] = [];
  let offset = 0;
  for (const letter of text) {
    const plain = letter.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    for (let i = 0; i < plain.length; i++) at.push(offset);
    out += plain;
    offset += letter.length;
  }
  at.push(offset);
  return { text: out, at };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/;
