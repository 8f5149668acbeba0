import type { MarkFrame } from './mark-frame.ts';
import { markHeightPx, MarkView } from './mark-view.ts';
import type { Opaque, VisItem, VisItemClass } from './vis-internals.ts';

/** Marks of ends that reach beyond the box of the shape. */
const tailPx = 4;

/**
 * A vis item class that draws an occurrence as the frame says: vis decides whether it is in the
 * document, everything else is the frame's. Made from the range item of the vis in use.
 */
export function occurrenceMarkClass(RangeItem: VisItemClass, frame: MarkFrame): VisItemClass {
  return class OccurrenceMark extends RangeItem {
    readonly #view = new MarkView();
    #stamp = -1;
    #x = 0;
    #labelX = 0;
    #top = 0;
    #width: number | null = null;

    constructor(data: VisItem['data'], conversion: Opaque, options: Opaque) {
      super(data, conversion, options);
      this.height = markHeightPx;
      this.top = 0;
    }

    override isVisible(range: { readonly start: number; readonly end: number }): boolean {
      return this.data.start.getTime() < range.end && frame.isInView(this.data.id);
    }

    override _createDomElement(): void {
      if (this.dom) return;
      this.dom = { box: this.#view.box };
      frame.own(this.#view.box, this.data.id);
      this.dirty = true;
    }

    override _updateDirtyDomComponents(): void {
      if (!this.dirty) return;
      const model = frame.modelOf(this.data.id);
      if (model) this.#view.fill(model, frame.standingOf(model.id));
      this.#stamp = -1;
    }

    override _getDomComponentsSizes(): Opaque {
      return null;
    }

    override _updateDomComponentsSizes(): void {
      this.dirty = false;
    }

    override _repaintDomAdditionals(): void {
      // Nothing here can be dragged, resized or deleted.
    }

    override repositionX(): void {
      const stamp = frame.sync();
      this.top = this.#top; // vis has just put it into the first row
      const drawn = this.#stamp === stamp ? null : frame.drawn(this.data.id);
      if (!drawn) return;
      this.#stamp = stamp;
      this.#view.draw(drawn.mark, drawn.isLabelled);
      this.#x = drawn.mark.left;
      this.#labelX = drawn.labelX;
      // What is not drawn to scale is too narrow to be cut.
      this.#width = drawn.mark.form === 'band' ? drawn.mark.width : null;
      this.left = drawn.mark.left;
      this.width = drawn.mark.width;
      this.top = drawn.top;
      this.#top = drawn.top;
      this.veil();
    }

    /** Shows of it what the play-head lets be seen. */
    override veil(): void {
      const model = frame.modelOf(this.data.id);
      if (!model || !this.dom) return;
      const { cutX } = frame;
      // What may have begun at any time, but is drawn where it had at last, stays as it is drawn.
      const isCut =
        cutX !== null &&
        this.#width !== null &&
        cutX > this.#x &&
        cutX < this.#x + this.#width + tailPx;
      this.#view.veil(frame.begunOf(model), isCut ? cutX - this.#x : null);
    }

    override repositionY(): void {
      this.#view.moveTo(this.#x, this.top, this.#labelX);
    }
  };
}
