interface FieldChangeProps {
  /** How the field read before, and reads after; '' for nothing. */
  readonly before: string;
  readonly after: string;
}

/** A field that was set, emptied or changed. */
export function FieldChange({ before, after }: FieldChangeProps) {
  if (before === '') return <>now {<ins dir="auto">{after}</ins>}</>;
  if (after === '') return <>no longer {<del dir="auto">{before}</del>}</>;
  return (
    <>
      from <del dir="auto">{before}</del> to <ins dir="auto">{after}</ins>
    </>
  );
}
