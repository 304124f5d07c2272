import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { bindKeys } from '#renderer/app/command-registry.ts';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import { mark } from '#renderer/data/actions/highlight-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { assert, must } from '#shared/domain/assert.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import { anApp, aTranscript } from './builders.ts';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';
import { InterviewPage } from '#renderer/features/transcript/interview-page.tsx';

/** The page of an interview as it stands in the app, for tests of what is done there. */
export function interviewPages() {
  let root: Root;
  let frame: HTMLElement;
  let unbind: () => void;
  beforeEach(async () => {
    await page.viewport(1280, 800);
    frame = document.createElement('div');
    frame.style.height = '600px';
    document.body.append(frame);
    root = createRoot(frame);
    unbind = bindKeys({ mac: false, host: 'memory' });
  });
  afterEach(() => {
    unbind();
    root.unmount();
    frame.remove();
  });
  const show = (app: App, place: Parameters<typeof InterviewPage>[0]['place']): void =>
    root.render(
      <EnglishTexts>
        <AppProvider app={app}>
          <InterviewPage place={place} />
        </AppProvider>
      </EnglishTexts>,
    );
  return {
    frame: () => frame,
    show,
    async open(turns: Parameters<typeof aTranscript>[1]) {
      const app = await anApp({ name: crypto.randomUUID() });
      const made = await aTranscript(app, turns);
      show(app, { kind: 'interview', id: made.interview.id });
      await expect.element(page.getByRole('list', { name: '' }).first()).toBeVisible();
      const pick = async (block: string, from: number, to: number, end = block): Promise<Id<'highlight'>> => {
        const source = { interviewId: made.interview.id, source: made.transcript.id };
        const done = await mark(app, { ...source, from: { block, offset: from }, to: { block: end, offset: to } });
        assert(done.ok, 'a highlight');
        return done.value;
      };
      return { app, ...made, pick, ids: made.segments.map(({ id }) => id) };
    },
    /** Puts the focus on the row with the tab stop, as a keyboard does. */
    async enter(): Promise<void> {
      must(frame.querySelector<HTMLElement>('[data-segment][tabindex="0"]'), 'a row').focus();
      await userEvent.keyboard('{Home}');
    },
    words: (id: string): HTMLElement => must(frame.querySelector<HTMLElement>(`[data-words="${id}"]`), 'its words'),
    marks: (): string[] => [...frame.querySelectorAll('mark')].map((one) => one.textContent),
  };
}

export const stored = (app: App): Promise<Highlight[]> => app.db.highlights.toArray();
export const quotes = async (app: App): Promise<string[]> => (await stored(app)).map((one) => one.anchor.quote);
