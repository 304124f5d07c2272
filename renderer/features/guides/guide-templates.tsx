import { FilePlus2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { GuideTemplate } from '#shared/domain/guides/guide-template.ts';
import { GUIDE_TEMPLATES } from '#shared/domain/guides/guide-templates.ts';
import styles from './guides-page.module.css';

export interface GuideTemplatesProps {
  readonly onNew: (template: GuideTemplate | null) => void;
}

/** The guides that come with the product, to start from. */
export function GuideTemplates({ onNew }: GuideTemplatesProps): ReactNode {
  const t = useText();
  return (
    <div className={styles.start}>
      <p className={styles.lead}>{t('guides.empty')}</p>
      <ul className={styles.templates}>
        {GUIDE_TEMPLATES.map((template) => (
          <li key={template.key} className={styles.template}>
            <h2 className={styles.templateTitle}>{template.title}</h2>
            <p>{template.aim}</p>
            <p className={styles.facts}>
              {t('guides.template.facts', { minutes: template.minutes, questions: countOf(template) })}
            </p>
            <Button onClick={() => onNew(template)}>{t('guides.template.use', { title: template.title })}</Button>
          </li>
        ))}
        <li className={styles.template}>
          <h2 className={styles.templateTitle}>{t('guides.new.blank')}</h2>
          <Button icon={FilePlus2} onClick={() => onNew(null)}>
            {t('guides.new')}
          </Button>
        </li>
      </ul>
    </div>
  );
}

/** The same choice as a menu, for where there are guides already. */
export function NewGuideMenu({ onNew }: GuideTemplatesProps): ReactNode {
  const t = useText();
  return (
    <MenuButton
      label={t('guides.new')}
      variant="primary"
      items={[
        { kind: 'item', id: 'blank', label: t('guides.new.blank'), onSelect: () => onNew(null) },
        { kind: 'separator', id: 'line' },
        ...GUIDE_TEMPLATES.map((template) => ({
          kind: 'item' as const,
          id: template.key,
          label: template.title,
          onSelect: () => onNew(template),
        })),
      ]}
    />
  );
}

/** What opens and closes every guide is not counted: it is the same in all of them. */
const countOf = ({ sections }: GuideTemplate): number =>
  sections.reduce((sum, { questions }) => sum + questions.length, 0);
