/** Moves the focus to the next (or previous) region of the window, in the order of the document. */
export function focusRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) =>
    region.checkVisibility(),
  );
  // The last that holds the focus: the right pane lies within the page.
  const at = regions.findLastIndex((region) => region.contains(document.activeElement));
  const next = regions[(at + step + regions.length) % regions.length] ?? regions[0];
  if (next) focusInto(next);
}

export function focusMain(): void {
  const main = document.querySelector('main');
  if (main) focusInto(main);
}

function focusInto(region: HTMLElement): void {
  const inside = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"]';
  const wanted = region.querySelector<HTMLElement>('a[aria-current="page"]');
  const first =
    wanted ?? [...region.querySelectorAll<HTMLElement>(inside)].find((element) => element.checkVisibility());
  (first ?? region).focus();
}
