import { capitalTerm } from '../writing/term.ts';

/** The fields of corrections that are not called as their last part is. */
const labels: Readonly<Record<string, string>> = {
  edtf: 'Date',
  locator: 'Where in it',
  published: 'Published',
  URL: 'Address',
  archiveUrl: 'Kept copy',
  citedVia: 'Known through',
  partOf: 'Part of',
  occurrence: 'The other occurrence',
  edition: 'Edition',
};

/** What the field of a pointer into a correction's form is called. */
export function fieldLabel(pointer: string): string {
  const part = pointer.split('/').findLast((one) => !/^\d*$/u.test(one)) ?? '';
  if (part === '') return 'This';
  return Object.hasOwn(labels, part) ? (labels[part] ?? part) : capitalTerm(part);
}
