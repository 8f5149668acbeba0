/** What is out of view above, in view, and out of view below, in pixels. */
export interface Scrolling {
  readonly above: number;
  readonly view: number;
  readonly below: number;
}

const thumbMinPx = 28;

/**
 * A scroll bar for the rows of the plot, where the wheel zooms. For pointers alone: the keys bring
 * what they walk to into view by themselves.
 */
export class ScrollThumb {
  readonly #track: HTMLElement;
  readonly #abort = new AbortController();
  #now: Scrolling = { above: 0, view: 1, below: 0 };

  /** The track holds the thumb as its first element; `onScroll` is told by how much to scroll. */
  constructor(track: HTMLElement, onScroll: (deltaPx: number) => void) {
    this.#track = track;
    const { signal } = this.#abort;
    let lastY: number | null = null;
    track.addEventListener(
      'pointerdown',
      (event) => {
        lastY = event.clientY;
        track.setPointerCapture(event.pointerId);
        event.preventDefault();
      },
      { signal },
    );
    track.addEventListener(
      'pointermove',
      (event) => {
        if (lastY === null) return;
        onScroll((event.clientY - lastY) * this.#rowsPerTrackPx());
        lastY = event.clientY;
      },
      { signal },
    );
    const release = (): void => {
      lastY = null;
    };
    track.addEventListener('pointerup', release, { signal });
    track.addEventListener('pointercancel', release, { signal });
  }

  /** Draws the thumb, or nothing where nothing is out of view. */
  draw(now: Scrolling): void {
    this.#now = now;
    this.#track.hidden = now.above + now.below <= 1;
    const thumb = this.#track.firstElementChild;
    if (this.#track.hidden || !(thumb instanceof HTMLElement)) return;
    const { length, travel } = this.#thumb();
    const share = now.above / (now.above + now.below);
    thumb.style.height = `${length.toFixed(1)}px`;
    thumb.style.transform = `translateY(${(travel * share).toFixed(1)}px)`;
  }

  /** Stops listening. */
  stop(): void {
    this.#abort.abort();
  }

  #rowsPerTrackPx(): number {
    const { travel } = this.#thumb();
    return travel > 0 ? (this.#now.above + this.#now.below) / travel : 0;
  }

  #thumb(): { length: number; travel: number } {
    const { above, view, below } = this.#now;
    const length = Math.max(thumbMinPx, (view * view) / (above + view + below));
    return { length, travel: view - length };
  }
}
