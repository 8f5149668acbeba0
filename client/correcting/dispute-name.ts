/** A name for a new dispute that its occurrence has not used: `date`, then `date-2`. */
export function disputeName(about: string, known: readonly { readonly dispute: string }[]): string {
  const names = new Set(known.map(({ dispute }) => dispute));
  let name = about;
  for (let count = 2; names.has(name); count += 1) name = `${about}-${count}`;
  return name;
}
