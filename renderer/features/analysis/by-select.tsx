import type { ReactNode } from 'react';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { AnalysisView } from './analysis-view.ts';

/** Ten quotes of one person are one voice: people are counted unless somebody asks for quotes. */
export function BySelect({ view }: { readonly view: AnalysisView }): ReactNode {
  const t = useText();
  return (
    <Select
      label={t('analysis.by')}
      value={view.place.by ?? 'people'}
      options={[
        { value: 'people', label: t('analysis.by.people') },
        { value: 'quotes', label: t('analysis.by.quotes') },
      ]}
      onChange={(by) => view.onPlace({ by })}
    />
  );
}
