import { type ReactNode, useState } from 'react';
import type { AnyId } from '#shared/domain/ids.ts';
import type { LinkedKind } from './link-options.ts';
import { LinkPicker } from './link-picker.tsx';

export interface LinkRequest {
  readonly subjects: readonly AnyId[];
  readonly kind: LinkedKind;
  readonly onLinked?: ((id: AnyId) => void) | undefined;
}

export interface LinkPickerHandle {
  readonly open: (request: LinkRequest) => void;
  /** Put this anywhere in what you draw. */
  readonly dialog: ReactNode;
}

/** The linking dialog for a screen: `picker.open({ subjects: [insight.id], kind: 'need' })`. */
export function useLinkPicker(): LinkPickerHandle {
  const [request, setRequest] = useState<LinkRequest | null>(null);
  return {
    open: setRequest,
    dialog: request && <LinkPicker {...request} onClose={() => setRequest(null)} />,
  };
}
