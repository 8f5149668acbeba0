import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rebuild } from '../../../../server/projections/rebuild.ts';
import { Following, type Followed } from '../../../../server/reading/columns/following.ts';
import { Rows } from '../../../../server/reading/rows.ts';
import * as say from '../../../support/sayings.ts';
import { openReading, type OpenReading } from '../open-reading.ts';

/** Columns that hold nothing, and note what they are told to read. */
class Noting implements Followed {
  readonly noted: string[] = [];
  fails = false;

  load(position: number): void {
    this.note(`load ${position}`);
  }

  follow(ids: readonly string[], after: number, position: number): void {
    this.note(`follow ${[...ids].sort().join()} after ${after} to ${position}`);
  }

  private note(what: string): void {
    this.noted.push(what);
    if (this.fails) throw new Error('the disk');
  }
}

let open: OpenReading;
let columns: Noting;
let following: Following;
beforeEach(async () => {
  open = await openReading();
  columns = new Noting();
  const rows = new Rows(open.database.reader);
  following = new Following(rows, columns, { view: 'timeline', kind: 'occurrence' });
  open.append(say.source('paper'), say.actor('us'), say.occurrence('a'), say.occurrence('b'));
});
afterEach(() => open.close());

/** What the next reading makes the columns read. */
function noted(): readonly string[] {
  columns.noted.length = 0;
  following.catchUp();
  return columns.noted;
}

describe('columns in step with a table', () => {
  it('are read whole at first, and then no more while nothing is said', () => {
    expect(noted()).toEqual(['load 4']);
    expect(noted()).toEqual([]);
  });

  it('read anew the things that the log names since, each once, and no others (2)', () => {
    noted();
    open.append(say.retracted('a'), say.revised('actor', 'us', { name: 'USA' }));
    open.append(say.reinstated('a'));
    expect(noted()).toEqual(['follow a after 4 to 7']);
    open.append(say.revised('actor', 'us', { name: 'The States' }));
    expect(noted()).toEqual(['follow  after 7 to 8']);
    expect(noted()).toEqual([]);
  });

  it('are read whole where more is new than known', () => {
    noted();
    open.append(...['c', 'd', 'e', 'f', 'g'].map((id) => say.occurrence(id)));
    expect(noted()).toEqual(['load 9']);
  });

  it('are read whole where the table was replaced (3)', () => {
    noted();
    for (const _ of rebuild(open.database.writer));
    expect(noted()).toEqual(['load 4']);
    expect(noted()).toEqual([]);
  });

  it('begin again what was cut short (4)', () => {
    columns.fails = true;
    expect(() => following.catchUp()).toThrow('the disk');
    columns.fails = false;
    expect(noted()).toEqual(['load 4']);
    open.append(say.retracted('a'));
    columns.fails = true;
    expect(() => following.catchUp()).toThrow('the disk');
    open.append(say.retracted('b'));
    columns.fails = false;
    expect(noted()).toEqual(['follow a,b after 4 to 6']);
    for (const _ of rebuild(open.database.writer));
    columns.fails = true;
    expect(() => following.catchUp()).toThrow('the disk');
    columns.fails = false;
    expect(noted()).toEqual(['load 6']);
  });
});
