import type { Page } from 'playwright-core';

/**
 * Unfolds whatever a page holds folded, and goes over the marks of its timeline; gives all the text
 * that came to be shown, what stands in fields included.
 */
export async function unfold(page: Page): Promise<string> {
  for (let round = 0; round < 4; round += 1) {
    const opened = await page.evaluate(() => {
      const folded = document.querySelectorAll<HTMLDetailsElement>('main details:not([open])');
      for (const one of folded) one.open = true;
      return folded.length;
    });
    if (opened === 0) break;
    await page.waitForLoadState('networkidle');
  }
  let shown = '';
  const marks = page.locator('.tl-title').filter({ hasText: /F\d+x\d+/u });
  for (const mark of (await marks.all()).slice(0, 3)) {
    await mark.hover({ force: true, timeout: 2_000 }).catch(() => undefined);
    shown += (await page.locator('.tl-peek').allTextContents()).join('\n');
  }
  return `${shown}\n${await page.evaluate(() => {
    const fields = document.querySelectorAll<HTMLInputElement>('input, textarea');
    return [document.body.textContent, ...[...fields].map(({ value }) => value)].join('\n');
  })}`;
}

/** Where a text that would reverse what stands around it is not kept apart from that. */
export function showsUnkept(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isBlock = (element: Element) =>
      !/^(?:inline|contents)$/u.test(getComputedStyle(element).display);
    const keeps = (element: Element) =>
      /isolate|plaintext/u.test(getComputedStyle(element).unicodeBidi);
    /** Whether each mark stands within an isolate that is closed again. */
    const isIsolated = (element: Element) => {
      let depth = 0;
      for (const mark of element.textContent ?? '') {
        if (/[\u2066-\u2068]/u.test(mark)) depth += 1;
        else if (mark === '\u2069') depth = Math.max(0, depth - 1);
        else if (depth === 0 && /[\u202A-\u202E]/u.test(mark)) return false;
      }
      return depth === 0;
    };
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { textContent, parentElement } = texts.currentNode;
      if (!/[\u202A-\u202E\u2066-\u2069]/u.test(textContent ?? '')) continue;
      let around = parentElement;
      while (around && !keeps(around) && !isBlock(around)) around = around.parentElement;
      if (!around || !isBlock(around)) continue;
      // A block keeps it from other blocks, but not from what else stands in itself.
      const isAlone = /^\w+ \u202Egnorw\u2067 \u200F\u05D0$/u.test(
        around.textContent?.trim() ?? '',
      );
      if (!isAlone && !isIsolated(around) && around.closest('option, .unseen, .tl-keys') === null)
        found.push(around.outerHTML.slice(0, 250));
    }
    return found;
  });
}
