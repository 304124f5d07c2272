import { type ReactNode, useState } from 'react';
import { useHost } from '#renderer/host/use-host.ts';
import { background } from '#renderer/ui/background.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { setPreferences, usePreferences } from '#renderer/ui/preferences.ts';
import { useText } from '#renderer/ui/text.tsx';

/** Turns the keys on that work in every program. Only the desktop app can have such. */
export function QuickCaptureField(): ReactNode {
  const t = useText();
  const host = useHost();
  const { quickCapture } = usePreferences();
  const [isTaken, setTaken] = useState(false);
  if (host.kind !== 'electron') return null;
  const set = async (on: boolean): Promise<void> => {
    const works = await host.window.setQuickCapture(on);
    setTaken(on && !works);
    setPreferences({ quickCapture: works });
  };
  return (
    <>
      <Checkbox
        label={t('settings.quickCapture')}
        checked={quickCapture}
        onChange={(on) => background(set(on), t('errors.action'))}
      />
      {isTaken && <p role="alert">{t('settings.quickCapture.taken')}</p>}
    </>
  );
}
