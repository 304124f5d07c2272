import { nameKey } from '../../domain/participant.ts';
import type { Table } from './table.ts';

/** What the rows of a table may be. Surveys are read by `surveyToDraft`. */
export const TABLE_KINDS = ['participants', 'interviews', 'tags', 'highlights', 'needs', 'goals', 'feedback'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** What a column is for: one of the fields of its kind, kept as an attribute under its heading, or left out. */
export type ColumnRole = string;
export const ATTRIBUTE = 'attribute';
export const IGNORE = 'ignore';

/** Fields of each kind with the headings that are taken for them; the first field is the one that must be there. */
export const COLUMN_FIELDS: Readonly<Record<TableKind, Readonly<Record<string, readonly string[]>>>> = {
  participants: {
    name: [
      'name',
      'full name',
      'participant',
      'participant name',
      'person',
      'respondent',
      'contact',
      'contact name',
      'display name',
      'customer',
      'customer name',
      'user',
      'user name',
    ],
    firstName: ['first name', 'given name', 'forename'],
    lastName: ['last name', 'family name', 'surname'],
    email: ['email', 'e mail', 'mail', 'email address', 'e mail address', 'work email', 'user email', 'customer email'],
    company: [
      'company',
      'company name',
      'organisation',
      'organization',
      'account',
      'account name',
      'employer',
      'customer company',
    ],
    role: ['role', 'job title', 'job', 'position', 'title', 'function'],
    segment: ['segment', 'tier', 'plan', 'persona', 'customer segment', 'user segment'],
    phone: ['phone', 'phone number', 'telephone', 'mobile', 'tel'],
    alias: ['alias', 'pseudonym', 'code name'],
    study: ['study', 'project', 'studies'],
    id: ['id', 'participant id', 'person id', 'user id', 'contact id', 'external id', 'guid', 'uuid', 'key'],
  },
  interviews: {
    title: ['title', 'interview', 'interview title', 'session', 'session title', 'name', 'subject', 'note title'],
    date: [
      'date',
      'held at',
      'held on',
      'held',
      'when',
      'created',
      'created at',
      'created date',
      'interview date',
      'session date',
      'day',
    ],
    participant: [
      'participant',
      'participants',
      'person',
      'people',
      'interviewee',
      'customer',
      'respondent',
      'attendee',
      'attendees',
    ],
    study: ['study', 'project', 'research', 'study title'],
    kind: ['kind', 'type', 'interview type', 'method'],
    notes: ['notes', 'note', 'summary', 'description', 'debrief'],
    text: ['text', 'transcript', 'content', 'body', 'transcription'],
    tags: ['tags', 'tag', 'labels', 'label', 'codes', 'themes'],
    link: ['link', 'url', 'source url', 'recording', 'display url'],
    interviewer: ['interviewer', 'interviewers', 'moderator', 'researcher', 'author', 'created by'],
    id: ['id', 'interview id', 'session id', 'note id', 'external id', 'guid', 'uuid', 'key'],
  },
  tags: {
    name: ['name', 'tag', 'title', 'path', 'code', 'label', 'code name', 'tag name', 'theme'],
    description: ['description', 'definition', 'memo', 'comment', 'meaning'],
    color: ['color', 'colour', 'hue'],
    parent: ['group', 'parent', 'category', 'folder', 'tag group', 'code group', 'parent tag', 'board'],
    aliases: ['aliases', 'alias', 'synonyms', 'also'],
    id: ['id', 'tag id', 'code id', 'external id', 'guid', 'uuid', 'key'],
  },
  highlights: {
    text: [
      'text',
      'quote',
      'highlight',
      'highlight text',
      'highlight content',
      'quote text',
      'content',
      'excerpt',
      'quotation',
      'quotation content',
      'snippet',
      'verbatim',
      'note text',
      'segment',
    ],
    document: [
      'document',
      'document name',
      'note',
      'note title',
      'title',
      'source',
      'interview',
      'session',
      'session name',
      'session title',
      'data title',
      'file',
    ],
    tags: ['tag', 'tags', 'codes', 'code', 'labels', 'label', 'category', 'theme', 'themes'],
    date: ['date', 'created', 'created at', 'created date', 'when'],
    participant: ['participant', 'person', 'speaker', 'respondent', 'customer', 'interviewee', 'people'],
    comment: ['comment', 'memo', 'comments'],
    id: ['id', 'highlight id', 'quote id', 'quotation id', 'external id', 'guid', 'uuid', 'key'],
  },
  needs: {
    title: [
      'title',
      'need',
      'opportunity',
      'statement',
      'need statement',
      'name',
      'job',
      'outcome statement',
      'pain',
      'problem',
      'feature',
    ],
    description: ['description', 'details', 'notes', 'note', 'comment'],
    parent: ['parent', 'parent need', 'parent opportunity', 'group', 'theme', 'component'],
    importance: ['importance', 'importance score', 'imp'],
    satisfaction: ['satisfaction', 'satisfaction score', 'sat'],
    form: ['form', 'kind', 'type'],
    status: ['status', 'state'],
    goal: ['goal', 'outcome', 'objective', 'goals'],
    id: ['id', 'need id', 'opportunity id', 'external id', 'guid', 'uuid', 'key'],
  },
  goals: {
    title: ['title', 'goal', 'outcome', 'objective', 'name', 'key result'],
    description: ['description', 'reason', 'why', 'details', 'notes'],
    parent: ['parent', 'parent goal', 'parent objective'],
    owner: ['owner', 'responsible', 'lead', 'assignee'],
    metric: ['metric', 'kpi', 'measure', 'indicator', 'metric name'],
    unit: ['unit', 'units'],
    baseline: ['baseline', 'start value', 'starting value', 'from'],
    target: ['target', 'target value', 'to'],
    current: ['current', 'current value', 'value', 'actual'],
    due: ['due', 'due date', 'deadline', 'end', 'ends', 'end date', 'ends at'],
    start: ['start', 'starts', 'start date', 'starts at'],
    id: ['id', 'goal id', 'objective id', 'external id', 'guid', 'uuid', 'key'],
  },
  feedback: {
    text: [
      'text',
      'feedback',
      'comment',
      'message',
      'body',
      'content',
      'description',
      'review',
      'verbatim',
      'note text',
      'note',
      'question',
    ],
    title: ['title', 'subject', 'headline', 'note title'],
    date: ['date', 'created', 'created at', 'received', 'received at', 'timestamp', 'when'],
    email: ['customer email', 'email', 'user email', 'e mail', 'requester email', 'mail'],
    name: ['customer', 'customer name', 'name', 'user', 'requester', 'author', 'user name'],
    company: ['company', 'company name', 'account', 'organisation', 'organization', 'company domain', 'domain'],
    source: ['source', 'channel', 'origin', 'via'],
    tags: ['tags', 'tag', 'labels', 'label', 'category', 'categories', 'topic'],
    link: ['link', 'url', 'display url', 'source url', 'note url'],
    id: ['id', 'ticket id', 'ticket', 'case id', 'feedback id', 'external id', 'guid', 'uuid', 'key'],
  },
};

/** A heading folded for comparing: case, accents, `_`, `-`, `*` and extra spaces do not count. */
export const headingKey = (heading: string): string =>
  nameKey(heading.replace(/[_\-.*:()#]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2'));

/** The role of each column for this kind: by its heading, each field once; the rest is kept as an attribute. */
export function guessRoles(columns: readonly string[], kind: TableKind): readonly ColumnRole[] {
  const keys = columns.map(headingKey);
  const roles = new Map<number, ColumnRole>();
  for (const [field, aliases] of Object.entries(COLUMN_FIELDS[kind])) {
    // The alias that stands first fits best: `name` is a better name than `user`.
    for (const alias of aliases) {
      const at = keys.findIndex((key, i) => key === alias && !roles.has(i));
      if (at < 0) continue;
      roles.set(at, field);
      break;
    }
  }
  return columns.map((_, i) => roles.get(i) ?? (keys[i]?.startsWith('number of ') ? IGNORE : ATTRIBUTE));
}

/** What the rows most likely are: the kind whose main column is there and that knows the most of the others. Null when none fits. */
export function guessKind({ columns }: Pick<Table, 'columns'>): TableKind | null {
  let best: { readonly kind: TableKind; readonly score: number } | null = null;
  for (const kind of TABLE_KINDS) {
    const fields = Object.keys(COLUMN_FIELDS[kind]);
    const roles = guessRoles(columns, kind);
    const main = kind === 'participants' && roles.includes('firstName') ? 'firstName' : fields[0];
    if (main === undefined || !roles.includes(main)) continue;
    const keys = columns.map(headingKey);
    const known = roles.filter((role) => role !== ATTRIBUTE && role !== IGNORE).length;
    const named = `${keys[0]}s` === kind ? 0.5 : 0;
    const said = kind === 'highlights' && keys.some((key) => QUOTES.has(key)) ? 0.5 : 0;
    const score = known / columns.length + named + said + (SIGNS[kind].some((sign) => roles.includes(sign)) ? 0.5 : 0);
    if (best === null || score > best.score) best = { kind, score };
  }
  return best?.kind ?? null;
}

/** Headings under which nothing but quotes stands. */
const QUOTES: ReadonlySet<string> = new Set(['quote', 'highlight', 'highlight text', 'quotation', 'quotation content']);

/** Fields that only this kind has: one of them tells more than a `title`. */
const SIGNS: Readonly<Record<TableKind, readonly string[]>> = {
  participants: ['phone', 'firstName', 'alias', 'segment'],
  interviews: ['interviewer'],
  tags: ['color', 'aliases'],
  highlights: ['document'],
  needs: ['importance', 'satisfaction'],
  goals: ['metric', 'baseline', 'target'],
  feedback: ['source', 'email'],
};
