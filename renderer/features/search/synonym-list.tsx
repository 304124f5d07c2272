import { X } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { setSettings, settingValue } from '#renderer/data/actions/setting-actions.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { parseSynonyms, readSynonyms, type SynonymGroup } from '#shared/search/synonyms.ts';
import styles from './search-start.module.css';

/** Words that mean the same to this team: a search for one finds the others too. */
export function SynonymList(): ReactNode {
  const t = useText();
  const format = useFormat();
  const app = useApp();
  const [line, setLine] = useState('');
  const groups = readSynonyms(useLive((data) => settingValue(data, 'synonyms'), []));
  const group = parseSynonyms(line);
  const change = async (next: readonly SynonymGroup[]): Promise<void> => {
    const value = next.map((words) => [...words]);
    if (told(t, await setSettings(app, { synonyms: value })) !== null) undoToast(app, t, t('search.synonyms.done'));
  };
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (group === null) return;
    setLine('');
    background(change([...groups, group]), t('links.problem.storage'));
  };
  return (
    <section aria-labelledby="synonyms">
      <h2 id="synonyms" className={styles.title}>
        {t('search.synonyms')}
      </h2>
      <ul>
        {groups.map((words, i) => (
          <li key={words.join(', ')} className={styles.saved}>
            <bdi className={styles.words}>{words.join(', ')}</bdi>
            <IconButton
              icon={X}
              label={t('search.synonyms.remove', { words: format.list(words) })}
              onClick={() => background(change(groups.filter((_, k) => k !== i)), t('links.problem.storage'))}
            />
          </li>
        ))}
      </ul>
      <form onSubmit={add} className={styles.add}>
        <TextField label={t('search.synonyms.add')} hint={t('search.synonyms.hint')} value={line} onChange={setLine} />
        <Button type="submit" disabled={group === null}>
          {t('search.synonyms.addOne')}
        </Button>
      </form>
    </section>
  );
}
