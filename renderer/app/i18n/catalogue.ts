import analysis from './en/analysis.json';
import backup from './en/backup.json';
import canvas from './en/canvas.json';
import change from './en/change.json';
import chart from './en/chart.json';
import codebook from './en/codebook.json';
import commands from './en/commands.json';
import common from './en/common.json';
import consent from './en/consent.json';
import coverage from './en/coverage.json';
import decisions from './en/decisions.json';
import digest from './en/digest.json';
import editor from './en/editor.json';
import errors from './en/errors.json';
import exports from './en/export.json';
import goals from './en/goals.json';
import guides from './en/guides.json';
import highlights from './en/highlights.json';
import history from './en/history.json';
import imports from './en/import.json';
import inbox from './en/inbox.json';
import insights from './en/insights.json';
import interviewMode from './en/interview-mode.json';
import interviews from './en/interviews.json';
import links from './en/links.json';
import merge from './en/merge.json';
import needs from './en/needs.json';
import onboarding from './en/onboarding.json';
import palette from './en/palette.json';
import participants from './en/participants.json';
import player from './en/player.json';
import prioritise from './en/prioritise.json';
import privacy from './en/privacy.json';
import proposals from './en/proposals.json';
import recovery from './en/recovery.json';
import reports from './en/reports.json';
import rounds from './en/rounds.json';
import rules from './en/rules.json';
import search from './en/search.json';
import settings from './en/settings.json';
import shell from './en/shell.json';
import solutions from './en/solutions.json';
import studies from './en/studies.json';
import traceability from './en/traceability.json';
import transcript from './en/transcript.json';
import trash from './en/trash.json';
import tree from './en/tree.json';
import views from './en/views.json';

/** Every sentence of the product in English, by key. One file per area; keys carry their area, so that none can clash. */
export const ENGLISH = {
  ...common,
  ...shell,
  ...commands,
  ...palette,
  ...settings,
  ...onboarding,
  ...studies,
  ...imports,
  ...participants,
  ...consent,
  ...privacy,
  ...interviews,
  ...transcript,
  ...editor,
  ...highlights,
  ...codebook,
  ...insights,
  ...needs,
  ...goals,
  ...links,
  ...traceability,
  ...search,
  ...proposals,
  ...exports,
  ...trash,
  ...recovery,
  ...history,
  ...backup,
  ...merge,
  ...player,
  ...interviewMode,
  ...inbox,
  ...guides,
  ...coverage,
  ...canvas,
  ...decisions,
  ...digest,
  ...reports,
  ...rounds,
  ...rules,
  ...solutions,
  ...tree,
  ...views,
  ...analysis,
  ...prioritise,
  ...chart,
  ...change,
  ...errors,
} as const;

export type Catalogue = Readonly<Record<string, string>>;

/** Plural forms are one key with several sentences (`_one`, `_other`): callers name the key without the ending. */
type WithoutPlural<K> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;
type CatalogueKey = Extract<WithoutPlural<keyof typeof ENGLISH>, string>;

declare module '#renderer/ui/text.tsx' {
  interface TextCatalogue extends Record<CatalogueKey, true> {}
}
