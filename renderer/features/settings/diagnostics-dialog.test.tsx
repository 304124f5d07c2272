import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { createParticipant } from '#renderer/data/actions/create-actions.ts';
import { assert } from '#shared/domain/assert.ts';
import { anApp } from '../../../test/builders.ts';
import { openScreen } from '../../../test/screen-frame.tsx';
import { DiagnosticsDialog } from './diagnostics-dialog.tsx';

test('shows all that would be given away: versions and counts, and no word of anybody', async () => {
  const app = await anApp({ name: crypto.randomUUID() });
  assert((await createParticipant(app, 'Dana Rossi')).ok, 'a person');
  const frame = openScreen(app);
  frame.show(<DiagnosticsDialog onClose={() => undefined} />);
  const all = page.getByRole('region', { name: 'Diagnostics' });
  await expect.element(all).toHaveTextContent(/Throughline \d+\.\d+\.\d+/);
  await expect.element(all).toHaveTextContent(/participants 1\b/);
  await expect.element(all).not.toHaveTextContent('Dana');
  frame.close();
});
