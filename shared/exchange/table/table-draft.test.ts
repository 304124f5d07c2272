import { describe, expect, it } from 'vitest';
import { ImportRounds } from '../../../test/import-rounds.ts';
import { dateOrderOf, dayOf, numberOf } from './cell-values.ts';
import { guessKind, guessRoles, type TableKind } from './column-roles.ts';
import { readCsv } from './read-csv.ts';
import { choicesOf } from './survey-choices.ts';
import { surveyToDraft } from './survey-draft.ts';
import { guessSurveyRoles, looksLikeSurvey } from './survey-roles.ts';
import type { Table } from './table.ts';
import { tableToDraft } from './table-draft.ts';

const table = (text: string): Table => readCsv({ name: 't.csv', bytes: new TextEncoder().encode(text) });

function read(text: string, kind?: TableKind, more = {}) {
  const own = table(text);
  const found = kind ?? guessKind(own) ?? 'feedback';
  const options = { kind: found, file: 't.csv', roles: guessRoles(own.columns, found), today: '2026-03-02', ...more };
  return tableToDraft(own, options);
}

describe('finding out what a table is', () => {
  it.each([
    ['Full Name,E-mail,Job title,Company,Plan', 'participants'],
    ['first_name,last_name,Email', 'participants'],
    ['Title,Date,Participants,Transcript', 'interviews'],
    ['tag,description,number of highlights,number of documents', 'tags'],
    ['id,document,tag,content', 'highlights'],
    ['Need,Importance,Satisfaction', 'needs'],
    ['Goal,Metric,Baseline,Target,Due date', 'goals'],
    ['ticket_id,created_at,customer_email,message,channel', 'feedback'],
    // As exports of other repositories for research head their columns.
    ['title,content,user_email,company_domain,display_url,tags', 'feedback'],
    ['Note title,Note text,Customer email,Company name,Source,Tags,Created at,Note URL', 'feedback'],
    ['Highlight,Tags,Note title,Note URL,Author,Created at,Project,Participants', 'highlights'],
    ['Highlight text,Tags,Note,Created', 'highlights'],
    ['Participant,Session,Quote,Tags,Timestamp,Researcher', 'highlights'],
  ])('%s → %s', (header, kind) => {
    expect(guessKind({ columns: header.split(',') })).toBe(kind);
  });

  it('gives each field to one column, keeps the rest as attributes, and leaves counts out', () => {
    expect(guessRoles(['Name', 'User', 'E-Mail', 'Shoe size'], 'participants')).toEqual([
      'name',
      'attribute',
      'email',
      'attribute',
    ]);
    expect(guessRoles(['tag', 'number of highlights'], 'tags')).toEqual(['name', 'ignore']);
    expect(guessKind({ columns: ['a', 'b'] })).toBeNull();
  });
});

describe('reading rows', () => {
  it('reads participants with attributes and studies, and knows them again', () => {
    const { records, problems } = read(
      'name,email,company,study,Shoe size\nAnn,ann@x.io,X,Pilot,38\n,,,,\n,,Y,,41\n',
      'participants',
    );
    const rounds = new ImportRounds();
    rounds.import(records);
    expect(rounds.rows.participants?.[0]).toMatchObject({
      name: 'Ann',
      company: 'X',
      attributes: { 'Shoe size': '38' },
      studyIds: [rounds.rows.studies?.[0]?.id],
    });
    expect(problems).toMatchObject([{ level: 'error', line: 4, kept: 'nothing' }]);
    expect(rounds.plan(records).ops).toEqual([]);
  });

  it('reads interviews with people, tags, notes and talk', () => {
    const text =
      'title,date,participant,notes,transcript,tags,link\nCall,31/12/2024,Ann; Bob,"First\n\n# Second","Ann: Hello\nAnn: Bye\nBob: Yes\nBob: No",a; b > c,https://x.io/1\n';
    const { records, problems } = read(text);
    expect(problems).toEqual([]);
    const rounds = new ImportRounds();
    rounds.import(records);
    const { interviews, participants, segments, tags, bodies } = rounds.rows;
    expect(interviews?.[0]).toMatchObject({
      title: 'Call',
      heldAt: '2024-12-31',
      attributes: { link: 'https://x.io/1' },
    });
    expect(participants?.map(({ name }) => name)).toEqual(['Ann', 'Bob']);
    expect(segments?.map(({ text: words }) => words)).toEqual(['Hello', 'Bye', 'Yes', 'No']);
    expect(tags?.map(({ label }) => label)).toEqual(['a', 'b', 'c']);
    expect(Object.values(bodies?.[0]?.blocks ?? {}).map((block) => block.text)).toEqual(['First', 'Second']);
    expect(rounds.plan(records).ops).toEqual([]);
  });

  it('joins the rows of one highlight, and finds its words in a document that is there', () => {
    const rounds = new ImportRounds();
    rounds.import(read('title,transcript\nVisit,"We wait, and then we wait again."\n', 'interviews').records);
    const interviews = (rounds.rows.interviews ?? []).map(({ id, title }) => ({ id, title }));
    const text =
      'id,document,tag,content\n1,visit,waiting,we wait again\n1,visit,time,we wait again\n2,Other,,Just this.\n';
    const { records } = read(text, undefined, { interviews });
    rounds.import(records);
    const [first, second] = rounds.rows.highlights ?? [];
    expect(first).toMatchObject({
      needsReview: false,
      interviewId: interviews[0]?.id,
      anchor: { start: 18, quote: 'we wait again' },
    });
    expect(first?.tagIds).toHaveLength(2);
    expect(second).toMatchObject({ needsReview: false, tagIds: [], anchor: { quote: 'Just this.' } });
    expect(rounds.rows.interviews?.map(({ title }) => title)).toEqual(['Visit', 'Other']);
    expect(rounds.plan(records).ops).toEqual([]);
  });

  it('reads needs as a tree with estimates, and breaks a ring of parents', () => {
    const { records, problems } = read(
      'need,parent,importance,satisfaction,goal\nB,A,"8,5",3,Grow\nA,,9,x,\nC,D,,,\nD,C,,,\n',
    );
    const rounds = new ImportRounds();
    rounds.import(records);
    const needs = rounds.rows.needs ?? [];
    const parentOf = (title: string): string | undefined =>
      needs.find(({ id }) => id === needs.find((need) => need.title === title)?.parentId)?.title;
    expect(needs).toHaveLength(4);
    expect([parentOf('B'), parentOf('A')]).toEqual(['A', undefined]);
    expect([parentOf('C'), parentOf('D')].filter((title) => title === undefined)).toHaveLength(1);
    expect(rounds.rows.scores?.map(({ kind, value, source }) => [kind, value, source])).toEqual([
      ['importance', 8.5, 'estimate'],
      ['satisfaction', 3, 'estimate'],
      ['importance', 9, 'estimate'],
    ]);
    expect(rounds.rows.evidence?.[0]).toMatchObject({ stance: 'supports' });
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [3, 'satisfaction'],
      [null, null],
    ]);
    const later = read(
      'need,parent,importance,satisfaction,goal\nB,A,"8,5",3,Grow\nA,,9,x,\nC,D,,,\nD,C,,,\n',
      'needs',
      { today: '2026-04-01' },
    );
    expect(rounds.plan(later.records).ops).toEqual([]);
  });

  it('reads goals with several metrics, and a new value as a check-in', () => {
    const text = (current: string): string =>
      `goal,metric,unit,baseline,target,current,due\nGrow,Users,,10,50,${current},2026-12-31\nGrow,NPS,pt,1,2,,\n`;
    const rounds = new ImportRounds();
    rounds.import(read(text('20')).records);
    expect(rounds.rows.goals).toHaveLength(1);
    expect(
      rounds.rows.metrics?.map(({ name, baseline, target, checkIns }) => [
        name,
        baseline,
        target,
        checkIns.map(({ value }) => value),
      ]),
    ).toEqual([
      ['Users', 10, 50, [20]],
      ['NPS', 1, 2, []],
    ]);
    expect(rounds.plan(read(text('20'), 'goals', { today: '2026-05-01' }).records).ops).toEqual([]);
  });

  it('reads feedback as support contacts of one turn', () => {
    const { records } = read(
      'ticket_id,created_at,customer_email,message,channel\n7,2024-01-05,a@x.io,It is slow,chat\n',
    );
    const rounds = new ImportRounds();
    rounds.import(records);
    expect(rounds.rows.interviews?.[0]).toMatchObject({
      kind: 'support-contact',
      title: 'It is slow',
      heldAt: '2024-01-05',
      attributes: { source: 'chat' },
    });
    expect(rounds.rows.segments?.[0]).toMatchObject({ text: 'It is slow', speaker: 's1' });
  });

  it('says so when the main column is missing', () => {
    const { problems, records } = read('a,b\n1,2\n', 'needs', { roles: ['attribute', 'attribute'] });
    expect([problems[0]?.level, records.needs]).toEqual(['error', []]);
  });
});

describe('cells', () => {
  it('reads a date in digits only where its order is known', () => {
    expect(dayOf('2024-2-9', null)).toBe('2024-02-09');
    expect([dayOf('3/5/2024', null), dayOf('3/5/2024', 'dmy'), dayOf('3/5/2024', 'mdy')]).toEqual([
      null,
      '2024-05-03',
      '2024-03-05',
    ]);
    expect([
      dateOrderOf(['3/5/2024', '13/5/2024']),
      dateOrderOf(['3/5/2024']),
      dateOrderOf(['13/5/2024', '5/13/2024']),
    ]).toEqual(['dmy', null, null]);
    expect(dayOf('31/02/2024', 'dmy')).toBeNull();
  });

  it('reads figures with either decimal sign', () => {
    expect(['1,234.5', '8,5', '12 %', '1 000', 'about 3', ''].map(numberOf)).toEqual([
      1234.5,
      8.5,
      12,
      1000,
      null,
      null,
    ]);
  });

  it('keeps a choice whole that holds a comma', () => {
    const answers = ['Yes, I have, Other', 'Yes, I have', 'Docs (a, b), Other', 'Other', '1,000 users, Other'];
    expect(choicesOf(answers)).toEqual([
      ['Yes, I have', 'Other'],
      ['Yes, I have'],
      ['Docs (a, b)', 'Other'],
      ['Other'],
      ['1,000 users', 'Other'],
    ]);
    expect(choicesOf(['a, b; c', 'c'])).toEqual([['a, b', 'c'], ['c']]);
  });
});

describe('surveys', () => {
  const CSV = [
    'Response ID,Submitted,Email,How likely are you to recommend us?,Which of these do you use? (select all),What is hard for you?,Status',
    '1,2024-05-01,a@x.io,9,"Mail, Chat","Exports, always",Complete',
    '2,2024-05-01,,3,Mail,,Partial',
    '3,2024-05-02,,7,"Mail, Chat",Nothing at all,Complete',
    '4,2024-05-02,,9,Chat,Speed when it matters,Complete',
    '5,2024-05-03,,9,"Mail, Chat",The price of it all,Complete',
    '6,2024-05-03,,8,Mail,I never know who changed it,Complete',
  ].join('\n');
  const survey = (text = CSV, more = {}) => {
    const own = table(text);
    return surveyToDraft(own, {
      file: 's.csv',
      title: 'Spring',
      roles: guessSurveyRoles(own),
      today: '2026-03-02',
      ...more,
    });
  };

  it('guesses roles and makes guide, interviews, segments and attributes', () => {
    expect(looksLikeSurvey(table(CSV))).toBe(true);
    expect(guessSurveyRoles(table(CSV))).toEqual(['id', 'date', 'email', 'rating', 'multi', 'text', 'status']);
    const rounds = new ImportRounds();
    rounds.import(survey().records);
    const { guides, interviews, segments, participants } = rounds.rows;
    const questions = guides?.[0]?.sections[0]?.questions ?? [];
    expect(guides?.[0]).toMatchObject({ use: 'survey', title: 'Spring' });
    expect(questions.map(({ kind }) => kind)).toEqual(['rating', 'multi', 'open']);
    expect(interviews?.[0]).toMatchObject({
      kind: 'survey-response',
      title: 'a@x.io',
      heldAt: '2024-05-01',
      guideId: guides?.[0]?.id,
    });
    expect(interviews?.[0]?.attributes).toMatchObject({
      'How likely are you to recommend us?': 9,
      'Which of these do you use? (select all)': 'Mail; Chat',
    });
    expect(interviews?.[1]).toMatchObject({ title: 'Spring 2', attributes: { partial: true } });
    expect(segments?.map(({ text, questionId }) => [text, questionId === questions[2]?.id])).toEqual([
      ['Exports, always', true],
      ['Nothing at all', true],
      ['Speed when it matters', true],
      ['The price of it all', true],
      ['I never know who changed it', true],
    ]);
    expect(participants).toHaveLength(6);
    expect(rounds.plan(survey().records).ops).toEqual([]);
  });

  it('takes over a changed answer of a respondent with an id, and never doubles them', () => {
    const rounds = new ImportRounds();
    rounds.import(survey().records);
    const plan = rounds.import(
      survey(CSV.replace('Nothing at all', 'Everything').replace('2,2024-05-01,,3', '2,2024-05-01,,4')).records,
    );
    expect(rounds.rows.interviews).toHaveLength(6);
    expect(rounds.rows.segments?.map(({ text }) => text)).toContain('Everything');
    expect(Object.fromEntries(plan.updated)).toEqual({ interviews: 1, segments: 1 });
  });

  it('feeds scores of a need, each with its respondent', () => {
    const rounds = new ImportRounds();
    rounds.import(read('need\nKnow early\n', 'needs').records);
    const need = rounds.rows.needs?.[0]?.id ?? '';
    const { records } = survey(CSV, { scores: [{ column: 3, aboutId: need, kind: 'nps' }] });
    rounds.import(records);
    expect(rounds.rows.scores?.map(({ value, kind, source, at }) => [value, kind, source, at]).slice(0, 2)).toEqual([
      [9, 'nps', 'survey', '2024-05-01'],
      [3, 'nps', 'survey', '2024-05-01'],
    ]);
    expect(rounds.plan(records).ops).toEqual([]);
  });
});
