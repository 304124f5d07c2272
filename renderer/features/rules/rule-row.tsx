import { Ellipsis, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Rule } from '#shared/domain/rule.ts';
import { isBroken, type RuleParts, ruleSentence } from './rule-names.ts';
import { RuleReadingText } from './rule-reading-text.tsx';
import styles from './rules-page.module.css';

export interface RuleRowProps {
  readonly rule: Rule;
  readonly parts: RuleParts;
  readonly onRun: () => void;
  readonly onTurn: (on: boolean) => void;
  readonly onEdit: () => void;
  readonly onTrash: () => void;
}

/** A rule in a sentence, what it fits, and whether it answers by itself. */
export function RuleRow({ rule, parts, onRun, onTurn, onEdit, onTrash }: RuleRowProps): ReactNode {
  const t = useText();
  const title = rule.title || t('common.untitled');
  const broken = isBroken(rule, parts);
  return (
    <li className={styles.rule} data-rule={rule.id}>
      <div className={styles.words}>
        <h2 className={styles.name} dir="auto">
          {title}
        </h2>
        <p className={styles.sentence} dir="auto">
          {ruleSentence(t, rule, parts)}
        </p>
        {broken ? <p className={styles.broken}>{t('rules.broken')}</p> : <RuleReadingText rule={rule} />}
      </div>
      <div role="group" aria-label={title} className={styles.tools}>
        <Checkbox label={t('rules.on')} checked={rule.on} onChange={onTurn} />
        <Button icon={Play} disabled={broken} onClick={onRun}>
          {t('rules.run')}
        </Button>
        <MenuButton
          label={t('rules.actions', { title })}
          icon={Ellipsis}
          iconOnly
          items={[
            { kind: 'item', id: 'edit', label: t('rules.menu.edit'), onSelect: onEdit },
            { kind: 'item', id: 'trash', label: t('rules.menu.trash'), onSelect: onTrash },
          ]}
        />
      </div>
    </li>
  );
}
