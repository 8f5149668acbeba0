import type { Database, Statement } from 'better-sqlite3';
import { isSameValue } from '../../events/decisions/sameness.ts';
import type { ProposedEvent } from '../../events/readings/proposals.ts';
import { titleOf, type Thing } from '../../events/things/thing.ts';
import type { StoredEvent } from '../log/log.ts';

interface Form {
  readonly proposal: string;
  readonly number: number;
  readonly events: string;
}

interface About {
  readonly id: string;
  readonly about: string;
}

/**
 * Takes the data of redacted events out of the proposals that are kept: out of every form that had
 * the event itself, by its id, or one on the same stream that says the same. What such proposals
 * call the thing is what it is called now.
 */
export class ProposalRedacting {
  readonly #forms: Statement<[string], Form>;
  readonly #change: Statement<[string, string, number]>;
  readonly #about: Statement<[string], About>;
  readonly #rename: Statement<[string, string]>;

  constructor(database: Database) {
    this.#forms = database.prepare(`
      select proposal, number, events from proposal_steps
      where events is not null and instr(events, ?)`);
    this.#change = database.prepare(
      'update proposal_steps set events = ? where proposal = ? and number = ?',
    );
    this.#about = database.prepare('select id, about from proposals where instr(about, ?)');
    this.#rename = database.prepare('update proposals set about = ? where id = ?');
  }

  /** Takes out events of one stream, whose thing is now as told. */
  redact(gone: readonly StoredEvent[], thing: Thing | null): void {
    const [first] = gone;
    if (!first) return;
    const { stream } = first;
    for (const { proposal, number, events } of this.#forms.all(stream)) {
      // What is stored was made by us.
      const said: readonly ProposedEvent[] = JSON.parse(events);
      const left = said.map((one) => (isOneOf(gone, one) ? { ...one, data: null } : one));
      if (!isSameValue(said, left)) this.#change.run(JSON.stringify(left), proposal, number);
    }
    const name = thing === null ? stream : titleOf(thing);
    for (const { id, about } of this.#about.all(stream)) {
      const things: readonly { readonly stream: string; readonly name: string }[] =
        JSON.parse(about);
      const named = things.map((one) => (one.stream === stream ? { stream, name } : one));
      this.#rename.run(JSON.stringify(named), id);
    }
  }
}

function isOneOf(gone: readonly StoredEvent[], one: ProposedEvent): boolean {
  return gone.some(({ id, stream, type, data }) => {
    if (one.id === id) return true;
    return one.stream === stream && one.type === type && isSameValue(one.data, JSON.parse(data));
  });
}
