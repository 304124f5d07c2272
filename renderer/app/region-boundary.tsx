import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorBox } from '#renderer/ui/error-box.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './region-boundary.module.css';

export interface RegionBoundaryProps {
  readonly children: ReactNode;
}

interface Failure {
  readonly cause: unknown;
}

/** What fails inside is shown in its place; everything around it goes on working. */
export class RegionBoundary extends Component<RegionBoundaryProps, { readonly failure: Failure | null }> {
  override state: { readonly failure: Failure | null } = { failure: null };

  static getDerivedStateFromError(cause: unknown): { readonly failure: Failure } {
    return { failure: { cause } };
  }

  override componentDidCatch(cause: unknown, { componentStack }: ErrorInfo): void {
    console.error('a region failed', cause, componentStack);
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return <RegionError cause={failure.cause} onRetry={() => this.setState({ failure: null })} />;
  }
}

interface RegionErrorProps {
  readonly cause: unknown;
  readonly onRetry: () => void;
}

function RegionError({ cause, onRetry }: RegionErrorProps): ReactNode {
  const t = useText();
  const reload = <Button onClick={() => window.location.reload()}>{t('errors.reload')}</Button>;
  return (
    <div className={styles.region}>
      <ErrorBox title={t('errors.region.title')} details={detailsOf(cause)} onRetry={onRetry} actions={reload}>
        {t('errors.region.text')}
      </ErrorBox>
    </div>
  );
}

/** The name and the way through our own code; the message is ours too, and never holds words of a record. */
export function detailsOf(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? `${cause.name}: ${cause.message}`) : String(cause);
}
