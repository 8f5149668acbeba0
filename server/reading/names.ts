import { nameOf } from '../../events/projections/register.ts';
import type { Chronicle } from '../../events/things/register.ts';
import type { Dimension, Named } from '../../events/readings/answers.ts';
import { standingAt, type Registered, type Rows } from './rows.ts';

/** What things are called, as they stood at one position; remembers what it was asked. */
export class Names {
  private readonly known = new Map<string, Named>();
  private kinds: ReadonlyMap<string, string> | null = null;
  private readonly rows: Rows;
  private readonly position: number;

  constructor(rows: Rows, position: number) {
    this.rows = rows;
    this.position = position;
  }

  /** A registered thing, named; one that is not registered yet is called by its id. */
  registered(thing: Registered, id: string): Named {
    return this.remembered(`${thing}-${id}`, id, () => {
      const row = this.rows.registered(thing, id, this.position)?.row;
      return row && { id, slug: row.slug, name: nameOf(row) };
    });
  }

  /** An occurrence, live or not, named by its title. */
  occurrence(id: string): Named {
    return this.remembered(`occurrence-${id}`, id, () => {
      const row = this.rows.occurrence(id, this.position)?.row;
      return row && { id, slug: row.slug ?? id, name: row.title };
    });
  }

  /** What a value of a dimension is called: a thing's name, a kind's label, or the value itself. */
  label(dimension: Dimension, value: string): string {
    switch (dimension) {
      case 'actor':
      case 'source':
      case 'instrument':
      case 'chronicle':
        return this.registered(dimension, value).name;
      case 'kind':
        return this.kindLabels().get(value) ?? wordsOfTerm(value);
      case 'place':
      case 'tag':
        return value;
    }
  }

  private remembered(key: string, id: string, look: () => Named | undefined): Named {
    const known = this.known.get(key) ?? look() ?? { id, slug: id, name: id };
    this.known.set(key, known);
    return known;
  }

  /** The labels that chronicles give to kinds; where several do, the first by id. */
  private kindLabels(): ReadonlyMap<string, string> {
    if (this.kinds) return this.kinds;
    const labels = new Map<string, string>();
    const found = this.rows.all<{ body: string }>(
      `select r.body from view_register as r
       where r.key >= 'chronicle-' and r.key < 'chronicle.' and ${standingAt('r')}
       order by r.key desc`,
      { position: this.position },
    );
    for (const { body } of found) {
      const { kinds = [] }: Chronicle = JSON.parse(body);
      for (const { kind, label } of kinds) labels.set(kind, label);
    }
    this.kinds = labels;
    return labels;
  }
}

/** A term as words: `export-control` becomes `Export control`. */
function wordsOfTerm(term: string): string {
  const words = term.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
