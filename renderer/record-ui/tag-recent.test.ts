import { expect, it } from 'vitest';
import { idFrom } from '#shared/domain/ids.ts';
import { lastTags, rememberTags, whileTagging } from './tag-recent.ts';

const tag = (n: number) => idFrom('tag', `00000000-0000-7000-8000-00000000000${n}`);

it('what is repeated is the tag that is being made, also when the key comes before it is saved', async () => {
  rememberTags([tag(1)]);
  let save = (): void => undefined;
  const saved = new Promise<void>((resolve) => {
    save = resolve;
  });
  const made = whileTagging(saved.then(() => rememberTags([tag(2)])));
  const repeated = lastTags();
  save();
  expect(await repeated).toEqual([tag(2)]);
  await made;
  const failed = whileTagging(Promise.reject(new Error('no room')));
  expect(await lastTags()).toEqual([tag(2)]);
  await expect(failed).rejects.toThrow('no room');
});
