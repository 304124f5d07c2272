import type { ReactNode } from 'react';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { TextEncodingName } from '#shared/exchange/transcript.ts';

const ENCODINGS: readonly TextEncodingName[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'];

export interface EncodingFieldProps {
  /** `auto`: as found. */
  readonly value: TextEncodingName | 'auto';
  readonly onChange: (encoding: TextEncodingName) => void;
}

/** How the bytes of a file are letters. Choosing reads the file again. */
export function EncodingField({ value, onChange }: EncodingFieldProps): ReactNode {
  const t = useText();
  const options = [...(value === 'auto' ? (['auto'] as const) : []), ...ENCODINGS];
  return (
    <Select
      label={t('import.field.encoding')}
      value={value}
      options={options.map((name) => ({ value: name, label: t(`import.encoding.${name}`) }))}
      onChange={(name) => name !== 'auto' && onChange(name)}
    />
  );
}
