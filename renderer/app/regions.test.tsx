import { afterEach, expect, test } from 'vitest';
import { focusRegion } from './regions.ts';

afterEach(() => document.body.replaceChildren());

test('goes through all regions in order and round again, the pane inside the page included', () => {
  const main = region('main', 'page');
  main.append(region('aside', 'pane'));
  document.body.append(region('section', 'bar'), region('nav', 'sections'), main, region('section', 'status'));
  const forward = Array.from({ length: 6 }, () => step(1));
  expect(forward).toEqual(['bar', 'sections', 'page', 'pane', 'status', 'bar']);
  expect([step(-1), step(-1)]).toEqual(['status', 'pane']);
});

test('passes over a region that is not shown', () => {
  const hidden = region('aside', 'pane');
  hidden.hidden = true;
  document.body.append(region('nav', 'sections'), hidden, region('main', 'page'));
  expect([step(1), step(1), step(1)]).toEqual(['sections', 'page', 'sections']);
});

function step(by: 1 | -1): string | undefined {
  focusRegion(by);
  return document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region;
}

function region(tag: string, name: string): HTMLElement {
  const element = document.createElement(tag);
  element.dataset.region = name;
  element.tabIndex = -1;
  const button = document.createElement('button');
  button.textContent = name;
  element.append(button);
  return element;
}
