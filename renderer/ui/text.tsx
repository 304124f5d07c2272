import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type Format, formatFor } from './format.ts';

/**
 * Every sentence on screen, by key. Empty here: the language files add their keys by declaration merging, so that a wrong key
 * is a compile error while this folder knows none of the product's words.
 * @public
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface TextCatalogue {}

export type TextKey = keyof TextCatalogue & string;
type TextValues = Readonly<Record<string, string | number>>;
/** The sentence for a key in the person's language, with `values` put into its places. */
export type Text = (key: TextKey, values?: TextValues) => string;

export interface TextProviderProps {
  readonly text: Text;
  /** BCP 47. */
  readonly locale: string;
  readonly children: ReactNode;
}

export function TextProvider({ text, locale, children }: TextProviderProps): ReactNode {
  const value = useMemo(() => ({ text, format: formatFor(locale) }), [text, locale]);
  return <TextContext value={value}>{children}</TextContext>;
}

export function useText(): Text {
  return useContext(TextContext).text;
}

export function useFormat(): Format {
  return useContext(TextContext).format;
}

/** Without a provider a text is its own key: a part can be looked at alone. */
const TextContext = createContext<{ readonly text: Text; readonly format: Format }>({
  text: (key) => key,
  format: formatFor('en'),
});
