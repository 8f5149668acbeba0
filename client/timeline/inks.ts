/** The colours that canvases are painted in, as the style sheets have them now. */
export interface Inks {
  readonly grid: string;
  readonly gridMajor: string;
  readonly density: string;
  readonly today: string;
  readonly label: string;
  /** The ground of all that lies after the play-head. */
  readonly later: string;
}

const names = ['grid', 'grid-major', 'density', 'today', 'label', 'later'] as const;

/**
 * Reads the colours by way of an element that wears them: a custom property read by itself would
 * come back unresolved.
 */
export function readInks(host: HTMLElement): Inks {
  const probe = document.createElement('span');
  probe.hidden = true;
  host.append(probe);
  const colours = names.map((name) => {
    probe.className = `tl-ink-${name}`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  const [grid = '', gridMajor = '', density = '', today = '', label = '', later = ''] = colours;
  return { grid, gridMajor, density, today, label, later };
}
