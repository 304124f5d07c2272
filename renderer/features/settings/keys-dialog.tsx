import { RotateCcw } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useHost } from '#renderer/host/use-host.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { keysOfPress } from '#renderer/ui/key-press.ts';
import { announce } from '#renderer/ui/live-region.tsx';
import { ON_MAC } from '#renderer/ui/on-mac.ts';
import { setPreferences, usePreferences } from '#renderer/ui/preferences.ts';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { COMMAND_IDS, type CommandId, keysInForce } from '#shared/contract/commands.ts';
import styles from './keys-dialog.module.css';
import { type KeysProblem, keysProblem } from './keys-problem.ts';

/** Every command with its keys: press "Change" and then the new keys. Keys that mean something else are refused by its name. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useText();
  const { kind } = useHost();
  const { keys: own } = usePreferences();
  const [words, setWords] = useState('');
  const [changing, setChanging] = useState<CommandId | null>(null);
  const [last, setLast] = useState<CommandId | null>(null);
  const place = { mac: ON_MAC, host: kind };
  const set = (id: CommandId, keys: string | null): void => {
    const { [id]: _, ...rest } = own;
    setPreferences({ keys: keys === null ? rest : { ...rest, [id]: keys } });
    setChanging(null);
  };
  const nameOf = (id: CommandId): string => t(`commands.${id}`);
  const found = COMMAND_IDS.filter((id) => holds(`${nameOf(id)} ${keysInForce(id, place, own).join(' ')}`, words));
  return (
    <Dialog
      title={t('settings.keys.title')}
      width="wide"
      onClose={onClose}
      footer={
        <>
          <Button disabled={Object.keys(own).length === 0} onClick={() => setPreferences({ keys: {} })}>
            {t('settings.keys.resetAll')}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {t('common.done')}
          </Button>
        </>
      }
    >
      <SearchField label={t('settings.keys.find')} value={words} onChange={setWords} />
      <ul className={styles.list} aria-label={t('settings.keys.title')}>
        {found.map((id) => {
          const name = nameOf(id);
          const [keys] = keysInForce(id, place, own);
          return (
            <li key={id} className={styles.row}>
              <span className={styles.name}>{name}</span>
              {changing === id ? (
                <NewKeys
                  name={name}
                  problemOf={(pressed) => keysProblem(id, pressed, place, own)}
                  onKeys={(pressed) => {
                    set(id, pressed);
                    announce(pressed === '' ? t('settings.keys.none') : t('settings.keys.set', { name }));
                  }}
                  onLeave={() => setChanging(null)}
                />
              ) : (
                <>
                  {keys === undefined ? (
                    <span className={styles.none}>{t('settings.keys.none')}</span>
                  ) : (
                    <Kbd keys={keys} />
                  )}
                  {own[id] !== undefined && (
                    <IconButton
                      icon={RotateCcw}
                      label={t('settings.keys.reset', { name })}
                      onClick={() => set(id, null)}
                    />
                  )}
                  <Button
                    variant="quiet"
                    aria-label={t('settings.keys.changeOf', { name })}
                    autoFocus={id === last}
                    onClick={() => {
                      setChanging(id);
                      setLast(id);
                    }}
                  >
                    {t('settings.keys.change')}
                  </Button>
                </>
              )}
            </li>
          );
        })}
        {found.length === 0 && <li className={styles.none}>{t('settings.keys.nothing', { words })}</li>}
      </ul>
    </Dialog>
  );
}

interface NewKeysProps {
  readonly name: string;
  readonly problemOf: (keys: string) => KeysProblem | null;
  /** An empty text: the command is to have no keys. */
  readonly onKeys: (keys: string) => void;
  readonly onLeave: () => void;
}

function NewKeys({ name, problemOf, onKeys, onLeave }: NewKeysProps): ReactNode {
  const t = useText();
  const [refused, setRefused] = useState<{ readonly keys: string; readonly problem: KeysProblem } | null>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const keys = keysOfPress(event, ON_MAC);
    if (keys === 'Escape') onLeave();
    else if (keys === 'Backspace') onKeys('');
    else if (keys !== null) {
      const problem = problemOf(keys);
      if (problem === null) onKeys(keys);
      else setRefused({ keys, problem });
    }
  };
  return (
    <div className={styles.recorder}>
      <input
        type="text"
        readOnly
        // biome-ignore lint/a11y/noAutofocus: the person just asked to press keys here
        autoFocus
        aria-label={t('settings.keys.press', { name })}
        placeholder={t('settings.keys.placeholder')}
        className={styles.input}
        onKeyDown={onKeyDown}
      />
      <Button variant="quiet" onClick={onLeave}>
        {t('common.cancel')}
      </Button>
      {refused && (
        <p role="alert" className={styles.refused}>
          <Kbd keys={refused.keys} /> {sentence(t, refused.problem)}
        </p>
      )}
    </div>
  );
}

function sentence(t: ReturnType<typeof useText>, problem: KeysProblem): string {
  if (problem.kind === 'clash') return t('settings.keys.clash', { name: t(`commands.${problem.with}`) });
  return t(`settings.keys.refused.${problem.kind}`);
}

const holds = (text: string, words: string): boolean =>
  words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word));
