import { Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { go, hrefOf } from '#renderer/routes.ts';
import { useCommand } from '#renderer/ui/commands.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';

/** The way into interview mode, as a button and as a command. */
export function HoldInterview({ interviewId }: { readonly interviewId: Id<'interview'> }): ReactNode {
  const t = useText();
  useCommand('session.open', { run: () => go({ kind: 'session', id: interviewId }) });
  return (
    <LinkButton icon={Timer} href={hrefOf({ kind: 'session', id: interviewId })}>
      {t('interviewMode.open')}
    </LinkButton>
  );
}
