import { type ReactNode, useEffect, useState } from 'react';
import { EditMarks } from '#renderer/record-ui/edit-marks.tsx';
import type { PlaceProps } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { runCommand } from '#renderer/ui/commands.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { type Preferences, setPreferences, usePreferences } from '#renderer/ui/preferences.ts';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { AboutSection } from './about-section.tsx';
import { BackupsSection } from './backups-section.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { QuickCaptureField } from './quick-capture-field.tsx';
import styles from './settings-page.module.css';

/** Each by its own name: who cannot read this page finds it. */
const LANGUAGES = ['system', 'en', 'de', 'es'] as const;
const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
const FACES = ['inter', 'serif', 'system'] as const;

/** How Throughline looks and answers on this computer. Changes apply at once. */
export function SettingsPage({ place: { section } }: PlaceProps<'settings'>): ReactNode {
  const t = useText();
  useEffect(() => {
    if (section !== undefined) document.getElementById(`settings-${section}`)?.scrollIntoView({ block: 'start' });
  }, [section]);
  const looks = usePreferences();
  const [isChangingKeys, setChangingKeys] = useState(false);
  return (
    <Page title={t('settings.title')} subtitle={t('settings.subtitle')} width="read">
      <div className={styles.sections}>
        <section className={styles.section} aria-labelledby="settings-appearance">
          <h2 id="settings-appearance" className={styles.name}>
            {t('settings.appearance')}
          </h2>
          <Select
            label={t('settings.language')}
            value={LANGUAGES.find((one) => one === looks.language) ?? 'en'}
            options={LANGUAGES.map((value) => ({ value, label: t(`settings.language.${value}`) }))}
            onChange={(language) => {
              setPreferences({ language });
              // Menus, dates and everything on its way speak it from the next start on.
              window.location.reload();
            }}
          />
          <Select
            label={t('settings.theme')}
            value={looks.theme}
            options={THEMES.map((theme) => ({ value: theme, label: t(`settings.theme.${theme}`) }))}
            onChange={(theme) => setPreferences({ theme })}
          />
        </section>
        <ReadingSection looks={looks} />
        <section className={styles.section} aria-labelledby="settings-keyboard">
          <h2 id="settings-keyboard" className={styles.name}>
            {t('settings.keyboard')}
          </h2>
          <Checkbox
            label={t('settings.letterKeys')}
            checked={looks.letterKeys}
            onChange={(letterKeys) => setPreferences({ letterKeys })}
          />
          <QuickCaptureField />
          <div>
            <Button onClick={() => runCommand('shortcuts.open')}>{t('settings.shortcuts')}</Button>{' '}
            <Button onClick={() => setChangingKeys(true)}>{t('settings.keys')}</Button>
            {isChangingKeys && <KeysDialog onClose={() => setChangingKeys(false)} />}
          </div>
        </section>
        <section className={styles.section} aria-labelledby="settings-marks">
          <h2 id="settings-marks" className={styles.name}>
            {t('interviewMode.marks.title')}
          </h2>
          <div>
            <EditMarks />
          </div>
        </section>
        <BackupsSection />
        <PrivacySection />
        <AboutSection />
      </div>
    </Page>
  );
}

function ReadingSection({ looks }: { readonly looks: Preferences }): ReactNode {
  const t = useText();
  const format = useFormat();
  return (
    <section className={styles.section} aria-labelledby="settings-reading">
      <h2 id="settings-reading" className={styles.name}>
        {t('settings.reading')}
      </h2>
      <Select
        label={t('settings.readFace')}
        value={looks.readFace}
        options={FACES.map((face) => ({ value: face, label: t(`settings.readFace.${face}`) }))}
        onChange={(readFace) => setPreferences({ readFace })}
      />
      <Range
        label={t('settings.readSize')}
        value={looks.readSize}
        shown={format.number(looks.readSize)}
        min={13}
        max={22}
        step={1}
        onChange={(readSize) => setPreferences({ readSize })}
      />
      <Range
        label={t('settings.readLine')}
        value={looks.readLine}
        shown={format.number(looks.readLine, 1)}
        min={1.4}
        max={2}
        step={0.1}
        onChange={(readLine) => setPreferences({ readLine })}
      />
      <p className={styles.sample}>{t('settings.readSample')}</p>
    </section>
  );
}

interface RangeProps {
  readonly label: string;
  readonly value: number;
  readonly shown: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

function Range({ label, value, shown, min, max, step, onChange }: RangeProps): ReactNode {
  return (
    <label className={styles.range}>
      <span className={styles.label}>{label}</span>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      <output className={styles.shown}>{shown}</output>
    </label>
  );
}
