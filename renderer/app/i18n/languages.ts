import type { Preferences } from '#renderer/ui/preferences.ts';
import type { Catalogue } from './catalogue.ts';

/** The languages that the product speaks, by BCP 47; English is in the program, the others come when they are chosen. */
export const LANGUAGES = ['en', 'de', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What is spoken, and how dates and numbers are written: both by the person's choice, else as their system has it. */
export interface Speech {
  /** `pseudo` and `pseudo-rtl`: English made strange, to look for words that are missing, cut off or not mirrored. */
  readonly language: Language | 'pseudo' | 'pseudo-rtl';
  /** BCP 47. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
}

export function speechOf(chosen: Preferences['language'], system: string): Speech {
  if (chosen === 'pseudo') return { language: chosen, locale: 'en', dir: 'ltr' };
  if (chosen === 'pseudo-rtl') return { language: chosen, locale: 'en', dir: 'rtl' };
  const spoken = system.split('-')[0] ?? '';
  const language = LANGUAGES.find((one) => one === (chosen === 'system' ? spoken : chosen)) ?? 'en';
  // A system in Austria writes dates as in Austria; one in another language as the chosen language does.
  const locale = spoken === language || chosen === 'system' ? system : language;
  return { language, locale, dir: 'ltr' };
}

/** The sentences of a language; what one lacks is shown in English. */
export async function catalogueOf(language: Exclude<Language, 'en'>): Promise<Catalogue> {
  if (language === 'de') return (await import('./de.json')).default;
  return withMany((await import('./es.json')).default);
}

/** Spanish has a form of its own for whole millions; the sentences say it as for other numbers. */
function withMany(texts: Catalogue): Catalogue {
  const many = Object.entries(texts).flatMap(([key, text]) =>
    key.endsWith('_other') ? [[key.replace(/_other$/, '_many'), text] as const] : [],
  );
  return { ...texts, ...Object.fromEntries(many) };
}
