import { type ReactNode, useEffect, useRef, useState } from 'react';
import { answerQuestion } from '#renderer/data/actions/guide-actions.ts';
import { guideOf } from '#renderer/data/queries/guide-queries.ts';
import { changeSession, type SessionState } from '#renderer/data/session-state.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { MarksToHighlights } from '#renderer/record-ui/marks-to-highlights.tsx';
import { useQuickMarks } from '#renderer/record-ui/quick-mark-names.ts';
import { RecordGone } from '#renderer/record-ui/record-gone.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import type { PlaceProps } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { announce } from '#renderer/ui/live-region.tsx';
import { usePageInfo } from '#renderer/ui/page-title.ts';
import { beQuiet } from '#renderer/ui/quiet.ts';
import { useText } from '#renderer/ui/text.tsx';
import { questionsOf } from '#shared/domain/guide.ts';
import type { Answer, Interview } from '#shared/domain/interview.ts';
import type { Note } from '#shared/domain/note.ts';
import { FollowUps } from './follow-ups.tsx';
import styles from './interview-mode-page.module.css';
import { MarkBar } from './mark-bar.tsx';
import { ensureNote, timeAt, toggleClock } from './session-actions.ts';
import { type SessionGuide as GuideHere, sessionHere, sessionInterview, sessionNote } from './session-data.ts';
import { SessionGuide } from './session-guide.tsx';
import { SessionHead } from './session-head.tsx';
import { SessionNotes } from './session-notes.tsx';
import { useSessionCommands } from './use-session-commands.ts';
import { useSessionLines } from './use-session-lines.ts';

/** An interview while it is held: the guide, the notes, the clock, and nothing else. */
export function InterviewModePage({ place }: PlaceProps<'session'>): ReactNode {
  const { id } = place;
  const app = useApp();
  const t = useText();
  const interview = useLive((a) => sessionInterview(a, id), [id]);
  const note = useLive((a) => sessionNote(a, id), [id]);
  const session = useLive((a) => sessionHere(a, id), [id]);
  const guide = useLive(async (a) => interview && guideOf(a, interview), [interview]);
  const isThere = interview != null && interview.deletedAt === null;
  usePageInfo(t('interviewMode.title', { title: interview?.title || t('interviewMode.untitled') }), undefined);
  useEffect(beQuiet, []);
  useEffect(() => {
    if (isThere && note === null) background(ensureNote(app, id), t('interviewMode.failed'));
  }, [app, id, isThere, note, t]);
  if (interview === undefined) return null;
  if (interview === null || interview.deletedAt !== null) {
    return <RecordGone table="interviews" id={id} trashed={interview && { title: interview.title }} />;
  }
  if (!note || !session || guide === undefined) return null;
  return <Session key={note.id} interview={interview} note={note} session={session} guide={guide} />;
}

interface SessionProps {
  readonly interview: Interview;
  readonly note: Note;
  readonly session: SessionState;
  readonly guide: GuideHere;
}

function Session({ interview, note, session, guide }: SessionProps): ReactNode {
  const t = useText();
  const app = useApp();
  const frame = useRef<HTMLDivElement>(null);
  const names = useQuickMarks();
  const { id } = interview;
  const questions = guide ? questionsOf(guide.guide) : [];
  // Two keys in a row mean two questions: the second does not wait for the database.
  const [chosen, setChosen] = useState(session.questionId);
  const current = currentQuestion(questions, interview, chosen);
  const lines = useSessionLines(note, { ...session, questionId: current }, names);
  const run = (work: Promise<unknown>): void => background(work, t('interviewMode.failed'));
  const go = (questionId: string): void => {
    setChosen(questionId);
    run(changeSession(app, id, () => ({ questionId })));
  };
  const answer = async (questionId: string, state: Answer['state'] | null): Promise<void> => {
    const atMs = state === null ? null : await timeAt(app, id, app.now());
    told(t, await answerQuestion(app, id, questionId, state, atMs));
  };
  const answerAndGo = (state: 'answered' | 'skipped'): void => {
    if (current === null) return;
    const next = questions[questions.findIndex((one) => one.id === current) + 1];
    run(answer(current, state));
    if (next) go(next.id);
    announce(next ? t('interviewMode.question.now', { question: next.text }) : t('interviewMode.question.last'));
  };
  const clock = async (): Promise<void> => {
    const isRunning = await toggleClock(app, id);
    announce(t(isRunning ? 'interviewMode.clock.said.running' : 'interviewMode.clock.said.paused'));
  };
  useSessionCommands({
    marks: names,
    lines,
    onClock: () => run(clock()),
    onAnswer: answerAndGo,
    onSwitch: () => switchSides(frame.current, lines.focus),
  });
  return (
    <div ref={frame} className={styles.frame}>
      <SessionHead
        interview={interview}
        session={session}
        onClock={() => run(clock())}
        onAutoStamp={(autoStamp) => run(changeSession(app, id, () => ({ autoStamp })))}
      />
      <MarkBar marks={names} onMark={lines.mark} onStamp={lines.stamp}>
        <MarksToHighlights interviewId={id} />
      </MarkBar>
      <div className={styles.sides}>
        <SessionGuide
          interview={interview}
          note={note}
          guide={guide}
          session={session}
          current={current}
          onCurrent={go}
          onAnswer={(questionId, state) => run(answer(questionId, state))}
        />
        <SessionNotes note={note} tools={lines.tools}>
          <FollowUps interviewId={id} />
        </SessionNotes>
      </div>
    </div>
  );
}

/** The one that was chosen, else the first that was not reached yet. */
function currentQuestion(
  questions: readonly { readonly id: string }[],
  { answers }: Interview,
  questionId: string | null,
): string | null {
  const chosen = questions.find(({ id }) => id === questionId);
  return (chosen ?? questions.find(({ id }) => answers[id] === undefined) ?? questions[0])?.id ?? null;
}

/** From the notes to the current question, and back. */
function switchSides(frame: HTMLElement | null, focusNotes: () => void): void {
  const guide = frame?.querySelector<HTMLElement>('[data-session-guide]');
  if (!guide || guide.contains(document.activeElement)) focusNotes();
  else {
    const question = guide.querySelector<HTMLElement>('[data-question][tabindex="0"]');
    (question ?? guide.querySelector<HTMLElement>('select, a'))?.focus();
  }
}
