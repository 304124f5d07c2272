import { EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { setPreferences, usePreferences } from '#renderer/ui/preferences.ts';
import { useText } from '#renderer/ui/text.tsx';

/** Says that what other coders marked is hidden, and shows it again. Hiding it is a command, and a box beside the figures of agreement. */
export function CodeBlind(): ReactNode {
  const t = useText();
  const { codeBlind } = usePreferences();
  const toggle = (): void => setPreferences({ codeBlind: !codeBlind });
  useCommand('transcript.code-blind', { run: toggle });
  return (
    codeBlind && (
      <Button variant="quiet" icon={EyeOff} onClick={toggle}>
        {t('transcript.blind')}
      </Button>
    )
  );
}
