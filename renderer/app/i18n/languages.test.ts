import { describe, expect, it } from 'vitest';
import { type Catalogue, ENGLISH } from './catalogue.ts';
import { catalogueOf, LANGUAGES, speechOf } from './languages.ts';
import { loadTexts } from './texts.ts';

const english: Catalogue = ENGLISH;
const others = LANGUAGES.filter((one) => one !== 'en');
const holes = (sentence: string): readonly string[] =>
  [...sentence.matchAll(/\{\{[^}]*\}\}/g)].map(([hole]) => hole).sort();

describe.each(others)('the texts in %s', (language) => {
  it('are those of English, with the same values in them', async () => {
    const texts = await catalogueOf(language);
    const keys = Object.keys(texts).filter((key) => !key.endsWith('_many'));
    expect(keys.sort()).toEqual(Object.keys(english).sort());
    const odd = keys.filter((key) => String(holes(texts[key] ?? '')) !== String(holes(english[key] ?? '')));
    expect(odd).toEqual([]);
  });

  it('are translated: only names and words that both languages share stay as they are', async () => {
    const texts = await catalogueOf(language);
    const same = Object.keys(english).filter(
      (key) => texts[key] === english[key] && (english[key] ?? '').includes(' '),
    );
    expect(same.length).toBeLessThan(Object.keys(english).length * 0.02);
  });
});

describe('speechOf', () => {
  it('takes the language of the system where it is spoken here, else English, with the dates of the system', () => {
    expect(speechOf('system', 'de-AT')).toEqual({ language: 'de', locale: 'de-AT', dir: 'ltr' });
    expect(speechOf('system', 'fr-FR')).toEqual({ language: 'en', locale: 'fr-FR', dir: 'ltr' });
  });

  it('takes the chosen language, with its own dates where the system speaks another', () => {
    expect(speechOf('es', 'en-US')).toEqual({ language: 'es', locale: 'es', dir: 'ltr' });
    expect(speechOf('en', 'en-US').locale).toBe('en-US');
  });
});

it('says numbers of things in the forms of the language', async () => {
  const t = await loadTexts('es');
  expect(t('trash.count', { count: 1 })).not.toBe(t('trash.count', { count: 2 }));
  expect(t('trash.count', { count: 2_000_000 })).not.toContain('record');
});
