import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../../events/decisions/rules.ts';
import { views } from '../../events/projections/views.ts';
import { stances } from '../../events/vocabulary/citation.ts';
import { eventTypes } from '../../events/vocabulary/event.ts';
import { streamKinds } from '../../events/vocabulary/event-type.ts';
import { relations } from '../../events/vocabulary/occurrence.ts';
import { entriesOf, exportedTypes, neverSaidIn, slipsOf, wordsOf } from './glossary.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const filesUnder = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/u.test(path));

const entries = entriesOf(read('events/GLOSSARY.md'));
const known = new Set(entries.map(({ word }) => word));
const missing = (words: readonly string[]) => words.filter((word) => !known.has(word));

/** The words of the house: what it is built of, and the three clocks with their parameters. */
const houseWords = `
  occurrence, event, stream, version, position, expected version, projection, view, checkpoint,
  source, citation, actor, role, instrument, standing, issue, refusal, conflict, fault,
  occurred, published, recorded, from, to, match, until, knownBy, asOf
`
  .split(',')
  .map((word) => word.trim());

describe('the glossary', () => {
  it('is read whole: every line is an entry or belongs to one', () => {
    const list = read('events/GLOSSARY.md').split('\n').slice(5);
    expect(list.filter((line) => !/^(?:- \*\*.+\*\*: |  \S|$)/u.test(line))).toEqual([]);
    expect(entries.length).toBeGreaterThan(100);
  });

  it('has its entries in alphabetical order, each once and in one sentence', () => {
    expect(slipsOf(entries)).toEqual([]);
  });

  it('knows the words of the house and its three clocks', () => {
    expect(missing(houseWords)).toEqual([]);
  });

  it('knows every kind of stream, event type, relation, stance and view', () => {
    expect(missing(streamKinds)).toEqual([]);
    expect(missing(Object.keys(eventTypes))).toEqual([]);
    expect(missing(relations)).toEqual([]);
    expect(missing(stances)).toEqual([]);
    expect(missing([...Object.keys(views), 'search'])).toEqual([]);
  });

  it('knows the first word of every type that is exported by what is said, decided and told', () => {
    const types = ['events/vocabulary', 'events/things', 'events/decisions']
      .flatMap(filesUnder)
      .flatMap((path) => exportedTypes(read(path)));
    expect(types).toContain('Citation');
    expect(missing(types.map((type) => wordsOf(type)[0] ?? ''))).toEqual([]);
  });
});

describe('the code', () => {
  it('never says what the house calls otherwise', () => {
    const found = ['events', 'server', 'client', 'migrations']
      .flatMap(filesUnder)
      .map((path) => ({ path, text: read(path) }))
      .flatMap((file) => neverSaidIn(file).map((name) => `${file.path}: ${name}`));
    expect(found).toEqual([]);
  });

  it('gives rules no name that says nothing', () => {
    const codes = Object.keys(rules);
    expect(codes.filter((code) => /\b(?:error|invalid|failed|bad)\b/u.test(code))).toEqual([]);
  });
});

describe('these tests', () => {
  it.each([
    ['out of order', '- **b**: one.\n- **a**: two.\n', 'a stands after b'],
    ['twice', '- **a**: one.\n- **A**: two.\n', 'A stands twice'],
    ['in two sentences', '- **a**: one. Two.\n', 'a: not one sentence'],
    ['in two sentences over two lines', '- **a**: one!\n  Two.\n', 'a: not one sentence'],
    ['without an end', '- **a**: one\n', 'a: not one sentence'],
  ])('see an entry %s', (_slip, markdown, slip) => {
    expect(slipsOf(entriesOf(markdown))).toEqual([slip]);
  });

  it('see a word that is not there', () => {
    expect(missing(['occurrence', 'OccurrenceUpdated'])).toEqual(['OccurrenceUpdated']);
    expect(exportedTypes('export interface Gadget {}\nexport type Widget = string;\n')).toEqual([
      'Gadget',
      'Widget',
    ]);
  });

  it.each([
    ['server/http/x.ts', 'const aggregateId = 1;', ['aggregateId']],
    ['client/list/x.tsx', 'function toReadModel() {}', ['toReadModel']],
    ['migrations/x.ts', 'const entities = [];', ['entities']],
    [
      'events/projections/x.ts',
      'let lastOffset = 0; let nextCursor;',
      ['lastOffset', 'nextCursor'],
    ],
    ['server/log/x.ts', 'read({ log_offset: 1 })', ['log_offset']],
    ['server/http/x.ts', 'const cursor = next; element.offsetWidth;', []],
    ['events/dates/x.ts', 'const offsetMinutes = 90;', []],
    ['events/things/x.ts', "// an offset\nconst zone = { kind: 'offset' };", []],
    ['events/x.ts', 'const identity = offsets;', []],
  ])('see what is never said in %s: %s', (path, text, names) => {
    expect(neverSaidIn({ path, text })).toEqual(names);
  });
});
