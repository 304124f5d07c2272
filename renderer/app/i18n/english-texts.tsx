import { type ReactNode, use } from 'react';
import { TextProvider } from '#renderer/ui/text.tsx';
import { loadTexts } from './texts.ts';

export interface EnglishTextsProps {
  readonly children: ReactNode;
}

/** The English texts around a part: what a test of a screen wraps it in. */
export function EnglishTexts({ children }: EnglishTextsProps): ReactNode {
  return (
    <TextProvider text={use(english)} locale="en-GB">
      {children}
    </TextProvider>
  );
}

const english = loadTexts('en');
