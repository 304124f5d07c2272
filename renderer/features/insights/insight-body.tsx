import { lazy, type ReactNode, Suspense } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';
import styles from './insight-page.module.css';

// The editor is the heaviest part of the product: it comes when an insight is opened.
const DocumentEditor = lazy(async () => {
  const { DocumentEditor: editor } = await import('#renderer/editor/document-editor.tsx');
  return { default: editor };
});

export function InsightBody({ id }: { readonly id: Id<'insight'> }): ReactNode {
  const t = useText();
  return (
    <div className={styles.body}>
      <Suspense fallback={null}>
        <DocumentEditor ownerId={id} label={t('insights.body')} placeholder={t('insights.body.placeholder')} />
      </Suspense>
    </div>
  );
}
