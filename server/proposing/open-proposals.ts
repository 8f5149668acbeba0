import type { Database } from 'better-sqlite3';
import { isAtLeast, type AccountRole } from '../../events/readings/accounts.ts';
import type { ProposalAnswer, ProposalsAnswer } from '../../events/readings/proposals.ts';
import type { Archive } from '../archive.ts';
import {
  describeCounts,
  describeItem,
  describeRedacted,
  describeStep,
  describeWeighed,
} from './describe.ts';
import { fitOf } from './fit.ts';
import { Proposing, type Proposer } from './proposing.ts';
import { proposalTables, type ProposalPage, type ProposalRow, type Whose } from './rows.ts';

/** Someone who looks at proposals: editors see all, others their own. */
export type Onlooker = Proposer & { readonly role: AccountRole };

/** A page of the list, and where the next one begins; null: there is none. */
export interface ProposalsPage {
  readonly answer: Omit<ProposalsAnswer, 'asOf'>;
  readonly next: ProposalPage['after'];
}

/** The proposals of an archive: made and settled in `proposing`, and read here. */
export interface Proposals {
  readonly proposing: Proposing;
  list(page: Omit<ProposalPage, 'whose'>, by: Onlooker): ProposalsPage;
  /** The proposal as it stands to the archive now; null: there is none that this person may see. */
  show(id: string, by: Onlooker): ProposalAnswer | null;
  countOpen(): number;
}

/** Opens the proposals that lie beside an archive’s log. `database` is its connection that writes. */
export function openProposals(options: {
  readonly database: Database;
  readonly archive: Archive;
  readonly now: () => Date;
  readonly newId: () => string;
}): Proposals {
  const { archive, database, now, newId } = options;
  const tables = proposalTables(database);
  const visible = (id: string, by: Onlooker): ProposalRow | null => {
    const row = tables.find(id);
    return row !== null && (isAtLeast(by.role, 'editor') || isOf(row, by)) ? row : null;
  };
  return {
    proposing: new Proposing({ archive, tables, now, newId }),
    list(page, by) {
      const whose: Whose = isAtLeast(by.role, 'editor') ? null : by;
      const counts = describeCounts(tables.counts(whose));
      const rows = tables.page({ ...page, whose, limit: page.limit + 1 });
      const items = rows.slice(0, page.limit);
      const last = items.at(-1);
      const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
      return {
        answer: {
          total: page.state === null ? all : counts[page.state],
          counts,
          items: items.map(describeItem),
        },
        next:
          last === undefined || rows.length <= page.limit
            ? null
            : { isOpen: last.state === 'open', number: last.number },
      };
    },
    show(id, by) {
      const row = visible(id, by);
      if (row === null) return null;
      const events = tables.newestForm(id);
      const left = events.filter(({ data }) => data !== null);
      const { asOf, weighed } = archive.weigh({ events: left, reason: row.reason });
      const isWhole = left.length === events.length;
      return {
        asOf,
        proposal: { ...describeItem(row), steps: tables.steps(id).map(describeStep) },
        fit: row.state !== 'open' ? null : isWhole ? fitOf(events, weighed).fit : 'refused',
        events: events.map((event) => {
          const one = weighed[left.indexOf(event)];
          return one ? describeWeighed(event, one) : describeRedacted(event);
        }),
      };
    },
    countOpen: () => describeCounts(tables.counts(null)).open,
  };
}

/** A proposal is its account’s; one that came by a token of no account is the name’s. */
function isOf(row: ProposalRow, by: Proposer): boolean {
  return row.account === by.account && (row.account !== null || row.proposer === by.name);
}
