/** What stands in a field with a type-ahead: the text, and which known thing it was picked as. */
export interface Choice {
  readonly text: string;
  /** Null: nothing has been picked, the text is only typed. */
  readonly id: string | null;
}

/** Nothing typed, nothing picked. */
export const noChoice: Choice = { text: '', id: null };

/** Whether nothing has been typed or picked. */
export function isBlankChoice({ text, id }: Choice): boolean {
  return id === null && text.trim() === '';
}
