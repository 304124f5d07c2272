import { expect, test } from '../fixture.ts';
import { SCREENS, settled } from '../screens.ts';

test.use({ launchArgs: ['--sample'] });

test('57 at 320 pixels nothing is lost and the page does not scroll sideways', async ({ page }) => {
  test.setTimeout(150_000);
  const found: string[] = [];
  await page.setViewportSize({ width: 320, height: 640 });
  for (const { name, open } of SCREENS) {
    await open(page);
    await settled(page);
    const wide = await page.evaluate(() => {
      const root = document.documentElement;
      const out: string[] = [];
      if (root.scrollWidth > root.clientWidth + 1) out.push(`page ${root.scrollWidth}`);
      const body = document.querySelector<HTMLElement>('[data-page-body]');
      const free = body?.querySelector('table, [role=grid], [role=treegrid], .react-flow, svg, [data-place]') === null;
      if (body && free && body.scrollWidth > body.clientWidth + 1)
        out.push(`body ${body.scrollWidth} of ${body.clientWidth}`);
      return out;
    });
    found.push(...wide.map((one) => `${name}: ${one}`));
    await page.keyboard.press('Escape');
  }
  expect(found).toEqual([]);
});

test('56 every target is 24 pixels large, or has that room', async ({ page }) => {
  test.setTimeout(150_000);
  const found: string[] = [];
  for (const { name, open } of SCREENS) {
    await open(page);
    await settled(page);
    const small = await page.evaluate(() => {
      const targets = [
        ...document.querySelectorAll<HTMLElement>(
          'button, a[href], input, select, [role=tab], [role=checkbox], [role=radio], summary',
        ),
      ]
        .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        // Links within a sentence have the height of its line.
        .filter((one) => !(one.localName === 'a' && getComputedStyle(one).display === 'inline'));
      const boxes = targets
        .map((one) => ({ one, box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && box.height > 1);
      const out: string[] = [];
      for (const { one, box } of boxes) {
        if (box.width >= 24 && box.height >= 24) continue;
        const label = one.closest('label');
        const area = label ? label.getBoundingClientRect() : box;
        if (area.width >= 24 && area.height >= 24) continue;
        // A circle of 24 around its middle meets no other target.
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const meets = boxes.some(
          ({ one: other, box: b }) =>
            other !== one &&
            !other.contains(one) &&
            !one.contains(other) &&
            Math.hypot(Math.max(b.left - x, 0, x - b.right), Math.max(b.top - y, 0, y - b.bottom)) < 12,
        );
        if (meets)
          out.push(
            `${one.localName} "${(one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 30)}" ${Math.round(box.width)}x${Math.round(box.height)}`,
          );
      }
      return [...new Set(out)];
    });
    found.push(...small.map((one) => `${name}: ${one}`));
    await page.keyboard.press('Escape');
  }
  expect(found).toEqual([]);
});

test('58 with reduced motion nothing moves for longer than 80 ms', async ({ page }) => {
  test.setTimeout(150_000);
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
  const found: string[] = [];
  for (const { name, open } of SCREENS) {
    await open(page);
    const moving = await page.evaluate(() =>
      document.getAnimations().flatMap((one) => {
        const { duration, iterations } = one.effect?.getTiming() ?? {};
        const ms = typeof duration === 'number' ? duration : 0;
        return ms > 80 || iterations === Number.POSITIVE_INFINITY
          ? [
              `${one.constructor.name} ${ms} ${(one as CSSAnimation).animationName ?? (one as CSSTransition).transitionProperty}`,
            ]
          : [];
      }),
    );
    found.push(...moving.map((one) => `${name}: ${one}`));
    await settled(page);
    await page.keyboard.press('Escape');
  }
  expect(found).toEqual([]);
});
