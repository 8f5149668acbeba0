/** The part of @citation-js/core, which brings no types, that reading sources uses. */
declare module '@citation-js/core' {
  export const plugins: {
    /** Takes a plugin, with every type of input that it knows, out of the register. */
    remove(name: string): void;
    readonly input: {
      list(): string[];
      /** Parses text as one type of input, on to CSL-JSON. Throws whatever goes wrong. */
      chain(
        text: string,
        options: { readonly forceType: string; readonly generateGraph: false },
      ): unknown[];
    };
  };
}

declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
