const names: Readonly<Record<string, string>> = {
  title: 'Title',
  date: 'Date',
  kind: 'Kind',
  citations: 'Citation',
  actors: 'Actor',
  places: 'Place',
  effects: 'Effect',
  chronicles: 'Chronicle',
  tags: 'Tag',
  importance: 'Importance',
  relations: 'Relation',
  summary: 'Summary',
  reason: 'Reason',
};

const parts: Readonly<Record<string, string>> = {
  edtf: 'Date',
  verbatim: 'The source’s own words',
  note: 'Note',
  source: 'Source',
  locator: 'Where in it',
  stance: 'What it does',
  date: 'The date as this source has it',
  quote: 'Quote',
  actor: 'Actor',
  role: 'Role',
  instrument: 'Instrument',
  standing: 'Standing',
  occurrence: 'The other occurrence',
  relation: 'Relation',
  published: 'Published',
  type: 'Type of source',
  title: 'Title',
  name: 'Name',
  kind: 'Kind',
  URL: 'Web address',
};

/** What the field of a pointer is called in the summary: `Citation 2, where in it`. */
export function labelOf(pointer: string): string {
  const [, first = '', ...rest] = pointer.split('/');
  if (first === '') return 'The occurrence';
  const place = rest.find((part) => /^\d+$/u.test(part));
  const last = rest.findLast((part) => parts[part] !== undefined);
  const name = first === 'new' ? 'What is new' : (names[first] ?? first);
  const numbered = place === undefined ? name : `${name} ${Number(place) + 1}`;
  const part = last === undefined ? '' : (parts[last] ?? '');
  return part === '' || part === name ? numbered : `${numbered}, ${lowered(part)}`;
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
