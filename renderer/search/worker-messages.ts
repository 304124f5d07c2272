import type { AnyId } from '#shared/domain/ids.ts';
import type { InboxProposal, Proposals, TextHits } from './search-client.ts';

export type ToWorker =
  | { readonly kind: 'open'; readonly projectId: string; readonly generation: number; readonly engine: string | null }
  | {
      readonly kind: 'query';
      readonly qid: number;
      readonly box: string;
      readonly text: string;
      readonly limit: number;
      readonly kinds?: readonly string[] | undefined;
      readonly now: string;
      readonly facets?: boolean | undefined;
    }
  | {
      readonly kind: 'propose';
      readonly qid: number;
      readonly from: { readonly id: AnyId } | { readonly text: string };
      readonly to: 'insight' | 'need' | 'goal';
      readonly limit: number;
    }
  | { readonly kind: 'inbox'; readonly qid: number }
  | { readonly kind: 'catch-up'; readonly qid: number }
  | { readonly kind: 'close' };

export type FromWorker =
  /** `hits` null: a newer query of the same box took its place. */
  | { readonly kind: 'results'; readonly qid: number; readonly hits: TextHits | null }
  | { readonly kind: 'proposals'; readonly qid: number; readonly proposals: Proposals }
  | { readonly kind: 'inbox'; readonly qid: number; readonly items: readonly InboxProposal[] }
  | { readonly kind: 'caught-up'; readonly qid: number }
  | { readonly kind: 'failed'; readonly qid: number; readonly message: string };
