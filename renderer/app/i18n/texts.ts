import { createInstance } from 'i18next';
import type { Text } from '#renderer/ui/text.tsx';
import { type Catalogue, ENGLISH } from './catalogue.ts';
import { catalogueOf, type Speech } from './languages.ts';
import { pseudo } from './pseudo.ts';

/** The texts of one language; see `Speech` for the two that nobody speaks. */
export async function loadTexts(language: Speech['language']): Promise<Text> {
  const isPseudo = language === 'pseudo' || language === 'pseudo-rtl';
  const english: Catalogue = isPseudo ? pseudo(ENGLISH) : ENGLISH;
  const spoken = isPseudo || language === 'en' ? null : await catalogueOf(language);
  const instance = createInstance();
  await instance.init({
    lng: isPseudo ? 'en' : language,
    fallbackLng: 'en',
    resources: {
      en: { translation: { ...english } },
      ...(spoken && { [language]: { translation: { ...spoken } } }),
    },
    keySeparator: false,
    nsSeparator: false,
    // React escapes what it draws; escaping here too would show `&amp;` to the person.
    interpolation: { escapeValue: false },
  });
  return (key, values) => instance.t(key, { ...values });
}
