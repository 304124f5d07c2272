/** What a spreadsheet takes for the beginning of a formula. Quotes before it count: they may be ours. */
const STARTS = /^'*[=+\-@\t\r\n\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}]/u;

/** A text that no spreadsheet calculates: one that begins like a formula gets a quote in front. */
export const withoutFormula = (text: string): string => (STARTS.test(text) ? `'${text}` : text);

/** The text as it was before `withoutFormula`. */
export const originalText = (text: string): string =>
  text.startsWith("'") && STARTS.test(text) ? text.slice(1) : text;
