/** The part of npm `edtf`, which brings no types, that the comparison between programs uses. */
declare module 'edtf' {
  export default function edtf(text: string): { readonly min: number; readonly max: number };
}
