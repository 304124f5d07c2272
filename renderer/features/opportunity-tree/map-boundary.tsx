import { Component, type ReactNode } from 'react';
import { EmptyState } from '#renderer/ui/empty-state.tsx';

export interface MapBoundaryProps {
  readonly message: string;
  /** The way to the outline, which holds the same. */
  readonly action: ReactNode;
  readonly children: ReactNode;
}

/** A drawing that fails says so and shows the way to the outline; the page around it goes on. */
export class MapBoundary extends Component<MapBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(cause: unknown): void {
    console.error('the map could not be drawn', cause);
  }

  override render(): ReactNode {
    return this.state.failed ? (
      <EmptyState title={this.props.message} primary={this.props.action} drawing="none" />
    ) : (
      this.props.children
    );
  }
}
