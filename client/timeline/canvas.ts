/** A canvas that is as sharp as the screen and measured in CSS pixels. */
export class Canvas {
  readonly #element: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;
  #width = 0;
  #height = 0;
  #ratio = 0;

  constructor(element: HTMLCanvasElement) {
    this.#element = element;
    this.#context = element.getContext('2d');
  }

  /** An empty page of a size to paint on, or null where there is none to paint. */
  cleared(width: number, height: number): CanvasRenderingContext2D | null {
    const ratio = globalThis.devicePixelRatio || 1;
    if (width !== this.#width || height !== this.#height || ratio !== this.#ratio) {
      this.#width = width;
      this.#height = height;
      this.#ratio = ratio;
      this.#element.width = Math.round(width * ratio);
      this.#element.height = Math.round(height * ratio);
      this.#element.style.width = `${width}px`;
      this.#element.style.height = `${height}px`;
    }
    this.#context?.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#context?.clearRect(0, 0, width, height);
    return width > 0 && height > 0 ? this.#context : null;
  }
}
