import type { AnyId, Id } from '#shared/domain/ids.ts';

/** Places of matched words in a text: `[start, end)` in UTF-16 units. */
export type Ranges = readonly (readonly [number, number])[];

export interface TextHit {
  readonly kind: string;
  /** The record that holds the words. */
  readonly recordId: AnyId;
  /** What hits are folded by: the interview, or the record itself. */
  readonly groupId: AnyId;
  /** The interview that the words stand in; null for records outside of interviews. */
  readonly interviewId: Id<'interview'> | null;
  /** The segment or block to open at. */
  readonly openAt: string | null;
  readonly title: string;
  readonly titleMatches: Ranges;
  readonly snippet: string;
  readonly matches: Ranges;
  /** Whether the text goes on before and behind the snippet. */
  readonly cutBefore: boolean;
  readonly cutBehind: boolean;
  readonly score: number;
  /** Further stretches of the text that hold words of the query. */
  readonly snippets: readonly Snippet[];
  /** The record whose page shows this one; itself where it has a page of its own. */
  readonly homeId: AnyId;
  /** Further hits in the same group. */
  readonly more: number;
}

interface Snippet {
  readonly text: string;
  readonly matches: Ranges;
  readonly cutBefore: boolean;
  readonly cutBehind: boolean;
}

export interface TextHits {
  readonly hits: readonly TextHit[];
  /** Results by operator and value: `tag` -> id -> count; empty unless asked for. */
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly countsByKind: Readonly<Record<string, number>>;
  readonly warnings: readonly { readonly text: string; readonly code: string }[];
  /** Words searched in place of what was typed. */
  readonly corrected: readonly { readonly from: string; readonly to: string }[];
  readonly mode: 'all-words' | 'any-word';
}

export type ProposalReason =
  | {
      readonly kind: 'word';
      /** As it stands in the target. */
      readonly word: string;
      /** Of the score, 0..1. */
      readonly share: number;
      /** `own`, or the id of the accepted quote that taught the word. */
      readonly from: string;
    }
  | { readonly kind: 'shared-quotes'; readonly count: number; readonly share: number }
  /** A rule of the workspace asks for it, whatever the words say. */
  | { readonly kind: 'rule'; readonly ruleId: Id<'rule'>; readonly title: string };

export interface Proposal {
  readonly id: AnyId;
  readonly score: number;
  /** `ruled`: a rule asks for it, and no measure was taken. */
  readonly strength: 'ruled' | 'strong' | 'likely' | 'weak';
  readonly reasons: readonly ProposalReason[];
}

export interface Proposals {
  readonly items: readonly Proposal[];
  /** True when nothing fits well enough to be named. */
  readonly abstained: boolean;
  /** Content hashes of the source and of each proposed target: kept with a rejection. */
  readonly hashes: { readonly source: string; readonly targets: Readonly<Record<string, string>> };
}

/** One proposal of all: what would be joined to what, and what to keep with it when it is turned down. */
export interface InboxProposal {
  readonly from: AnyId;
  readonly proposal: Proposal;
  readonly hashes: { readonly from: string; readonly to: string };
}

/** The search worker as the screen sees it. Latest wins per `box`: older answers of one box never arrive (they resolve to null). */
export interface SearchClient {
  query(
    box: string,
    text: string,
    options: {
      readonly limit: number;
      readonly kinds?: readonly string[] | undefined;
      readonly facets?: boolean | undefined;
    },
  ): Promise<TextHits | null>;
  /** Ranked records of kind `to` for a record or for loose words. Linked and rejected ones are left out. */
  propose(
    from: { readonly id: AnyId } | { readonly text: string },
    to: 'insight' | 'need' | 'goal',
    limit: number,
  ): Promise<Proposals>;
  /** All that could be joined and is not yet, the surest first. */
  proposalInbox(): Promise<readonly InboxProposal[]>;
  /** Resolves when every change committed so far can be found. */
  caughtUp(): Promise<void>;
  close(): void;
}
