/** The colours that canvases are painted in, as the style sheets have them now. */
export interface Inks {
  readonly grid: string;
  readonly gridMajor: string;
  readonly density: string;
  readonly today: string;
  readonly label: string;
}

const names = ['grid', 'grid-major', 'density', 'today', 'label'] as const;

/**
 * Reads the colours by way of an element that wears them: a custom property read by itself would
 * come back unresolved.
 */
export function readInks(host: HTMLElement): Inks {
  const probe = document.createElement('span');
  probe.hidden = true;
  host.append(probe);
  const [grid = '', gridMajor = '', density = '', today = '', label = ''] = names.map((name) => {
    probe.className = `tl-ink-${name}`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return { grid, gridMajor, density, today, label };
}
