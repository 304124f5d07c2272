import { clsx } from 'clsx';
import { Check, Plus } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect } from 'react';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { LinkedKind, LinkOption } from './link-options.ts';
import styles from './link-picker.module.css';
import { MarkedText } from './marked-text.tsx';
import { MarkedTitle, ProposalWhy } from './proposal-words.tsx';
import { kindWord, RECORD_ICONS } from './record-kind.ts';

export interface LinkOptionListProps {
  /** Of the picker: options are `<id>-<key>`. */
  readonly id: string;
  readonly kind: LinkedKind;
  readonly options: readonly LinkOption[];
  readonly active: LinkOption | undefined;
  readonly typed: boolean;
  /** Search looked and found nothing that fits. */
  readonly abstained: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPoint: (option: LinkOption) => void;
  readonly onTake: (option: LinkOption, stay: boolean) => void;
}

/** Three groups: proposed, found, make it new. The list can take the focus itself (Tab): there A and D answer a proposal. */
export function LinkOptionList(props: LinkOptionListProps): ReactNode {
  const { id, kind, options, active, typed, abstained, onKeyDown, onPoint, onTake } = props;
  const t = useText();
  const activeId = active ? `${id}-${active.key}` : undefined;
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  const groups = [
    { key: 'proposed', title: t('links.group.proposed'), rows: options.filter((option) => option.kind === 'proposal') },
    {
      key: 'found',
      title: typed ? t('links.group.found') : t(`links.group.all.${kind}`),
      rows: options.filter((option) => option.kind === 'record'),
    },
    { key: 'new', title: t('links.group.new'), rows: options.filter((option) => option.kind === 'create') },
  ].filter((group) => group.rows.length > 0);
  const press = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
    const option = options.find(({ key }) => row?.id === `${id}-${key}`);
    if (option) onTake(option, event.ctrlKey || event.metaKey);
  };
  return (
    <div className={styles.results}>
      {abstained && !typed && kind !== 'highlight' && <p className={styles.silence}>{t('links.proposal.none')}</p>}
      {options.length === 0 && (
        <p className={styles.silence}>{t(typed ? 'links.pick.nothing' : `links.pick.empty.${kind}`)}</p>
      )}
      <div
        id={`${id}-list`}
        role="listbox"
        tabIndex={0}
        aria-label={t(`links.pick.${kind}`)}
        aria-activedescendant={activeId}
        data-scope="proposals"
        className={styles.list}
        onKeyDown={onKeyDown}
        onClick={press}
        // A press chooses; the focus stays with the words being typed.
        onMouseDown={(event) => event.preventDefault()}
      >
        {groups.map((group) => (
          <div key={group.key} role="group" aria-labelledby={`${id}-${group.key}`} className={styles.group}>
            <div id={`${id}-${group.key}`} className={styles.groupTitle}>
              {group.title}
            </div>
            {group.rows.map((option) => (
              <div
                key={option.key}
                id={`${id}-${option.key}`}
                role="option"
                tabIndex={-1}
                aria-selected={option === active}
                aria-disabled={(option.kind === 'record' && option.linked) || undefined}
                className={clsx(styles.option, option === active && styles.active)}
                onPointerMove={() => option !== active && onPoint(option)}
              >
                <OptionWords option={option} kind={kind} t={t} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

interface OptionWordsProps {
  readonly option: LinkOption;
  readonly kind: LinkedKind;
  readonly t: Text;
}

function OptionWords({ option, kind, t }: OptionWordsProps): ReactNode {
  if (option.kind === 'create') {
    return (
      <>
        <Plus aria-hidden="true" size={16} strokeWidth={1.5} />
        <span className={styles.title} dir="auto">
          {t('links.pick.create', { kind: kindWord(t, kind), title: option.title })}
        </span>
      </>
    );
  }
  const Icon = RECORD_ICONS[option.node.kind];
  const title = option.node.title || t('common.untitled');
  return (
    <>
      <Icon aria-hidden="true" size={16} strokeWidth={1.5} />
      <span className={styles.words}>
        <span className={styles.title} dir="auto">
          {option.kind === 'proposal' ? <MarkedTitle title={title} proposal={option.proposal} /> : title}
        </span>
        {option.kind === 'proposal' && <ProposalWhy proposal={option.proposal} />}
        {option.node.detail && (
          <span className={styles.snippet} dir="auto">
            {option.node.detail}
          </span>
        )}
        {option.kind === 'record' && option.snippet && (
          <span className={styles.snippet} dir="auto">
            <MarkedText {...option.snippet} />
          </span>
        )}
      </span>
      {option.kind === 'record' && option.linked && (
        <span className={styles.linked}>
          <Check aria-hidden="true" size={14} strokeWidth={1.5} />
          {t('links.pick.linked')}
        </span>
      )}
    </>
  );
}
