import { createInstance } from 'i18next';
import type { Text } from '#renderer/ui/text.tsx';
import { type Catalogue, ENGLISH } from './catalogue.ts';
import { pseudo } from './pseudo.ts';

/** The texts of one language. `locale` is BCP 47, or `pseudo` to look for words that do not come from the catalogue. */
export async function loadTexts(locale: string): Promise<Text> {
  const catalogue: Catalogue = locale === 'pseudo' ? pseudo(ENGLISH) : ENGLISH;
  const language = locale === 'pseudo' ? 'en' : locale;
  const instance = createInstance();
  await instance.init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: { ...catalogue } } },
    keySeparator: false,
    nsSeparator: false,
    // React escapes what it draws; escaping here too would show `&amp;` to the person.
    interpolation: { escapeValue: false },
  });
  return (key, values) => instance.t(key, { ...values });
}
