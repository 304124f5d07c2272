import exports from '#renderer/app/i18n/en/export.json';
import reports from '#renderer/app/i18n/en/reports.json';
import type { ReportText } from '#shared/exchange/report/report-texts.ts';

const SENTENCES: Readonly<Record<string, string>> = { ...exports, ...reports };

/** The sentences of reports out of the language file, without the machinery of the window: English, one and many. */
export const english: ReportText = (key, values = {}) => {
  const sentence = SENTENCES[values.count === 1 ? `${key}_one` : `${key}_other`] ?? SENTENCES[key] ?? key;
  return sentence.replace(/\{\{(\w+)(, number)?\}\}/g, (_all, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? value.toLocaleString('en') : value;
  });
};
