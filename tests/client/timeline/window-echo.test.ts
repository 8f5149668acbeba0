import { describe, expect, it } from 'vitest';
import { WindowEcho } from '../../../client/timeline/window-echo.ts';

const window = (fromDay: number) => ({ fromDay, toDay: fromDay + 10 });

describe('the echo of the window', () => {
  it('takes the first window for asked', () => {
    expect(new WindowEcho().isAsked(window(1))).toBe(true);
  });

  it('knows what the page was told, even when it comes back late', () => {
    const echo = new WindowEcho();
    for (const day of [1, 2, 3]) echo.told(window(day));
    expect([1, 2, 3].map((day) => echo.isAsked(window(day)))).toEqual([false, false, false]);
  });

  it('takes a former window for asked once the page had caught up', () => {
    const echo = new WindowEcho();
    for (const day of [1, 2]) echo.told(window(day));
    echo.isAsked(window(2));
    expect(echo.isAsked(window(1))).toBe(true);
  });

  it('takes a window for asked that was never told', () => {
    const echo = new WindowEcho();
    echo.told(window(1));
    expect(echo.isAsked(window(7))).toBe(true);
  });

  it('takes a window for asked that returns after another was asked', () => {
    const echo = new WindowEcho();
    echo.told(window(1));
    echo.isAsked(window(7));
    expect(echo.isAsked(window(1))).toBe(true);
  });
});
